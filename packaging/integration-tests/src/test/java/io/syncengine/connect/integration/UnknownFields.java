// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.integration;

import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.strimzi.api.kafka.model.common.UnknownPropertyPreserving;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Fields of a resource that the operator's model does not know, and keeps aside without a word. */
final class UnknownFields {

    private UnknownFields() {}

    /** Their names, at any depth, after the class that lacks them. */
    static List<String> of(Object resource) {
        List<String> unknown = new ArrayList<>();
        collect(resource, unknown);
        return unknown;
    }

    private static void collect(Object value, List<String> unknown) {
        if (value instanceof Collection<?> values) {
            values.forEach(one -> collect(one, unknown));
            return;
        }
        if (!(value instanceof UnknownPropertyPreserving) && !(value instanceof KubernetesResource)) {
            return;
        }
        if (value instanceof UnknownPropertyPreserving preserving && preserving.getAdditionalProperties() != null) {
            preserving
                    .getAdditionalProperties()
                    .keySet()
                    .forEach(name -> unknown.add(value.getClass().getSimpleName() + "." + name));
        }
        for (Method method : value.getClass().getMethods()) {
            if (method.getName().startsWith("get")
                    && method.getParameterCount() == 0
                    && !method.getName().equals("getAdditionalProperties")
                    && !method.getName().equals("getClass")) {
                collect(call(method, value), unknown);
            }
        }
    }

    private static Object call(Method getter, Object owner) {
        try {
            return getter.invoke(owner);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(getter.toString(), e);
        }
    }
}
