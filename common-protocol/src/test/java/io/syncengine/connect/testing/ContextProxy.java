// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * An object of one of Connect's interfaces that answers the methods it was given answers for. Unlike a class that
 * implements the interface it is valid whatever methods the interface has in the worker's version.
 */
final class ContextProxy implements InvocationHandler {

    private final Class<?> type;
    private final Map<String, Function<Object[], Object>> answers = new HashMap<>();

    private ContextProxy(Class<?> type) {
        this.type = type;
    }

    static ContextProxy of(Class<?> type) {
        return new ContextProxy(type);
    }

    /** All overloads of that name are answered alike. */
    ContextProxy on(String method, Function<Object[], Object> answer) {
        answers.put(method, answer);
        return this;
    }

    <T> T as(Class<T> context) {
        return context.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
        Function<Object[], Object> answer = answers.get(method.getName());
        if (answer != null) {
            return answer.apply(arguments == null ? new Object[0] : arguments);
        }
        return switch (method.getName()) {
            case "toString" -> "test " + type.getSimpleName();
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> proxy == arguments[0];
            default -> throw new UnsupportedOperationException(method.toString());
        };
    }
}
