// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.support.metrics;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanRegistration;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The metrics of one set of tags, as read-only attributes. */
final class MetricsBean implements DynamicMBean, MBeanRegistration {

    private record Metric(String description, Supplier<? extends Number> value) {}

    private final String description;
    private final Map<String, Metric> metrics = new ConcurrentSkipListMap<>();
    private volatile boolean registered;

    MetricsBean(String description) {
        this.description = description;
    }

    void put(String name, String about, Supplier<? extends Number> value) {
        metrics.put(name, new Metric(about, value));
    }

    boolean isRegistered() {
        return registered;
    }

    @Override
    public Object getAttribute(String name) throws AttributeNotFoundException {
        Metric metric = metrics.get(name);
        if (metric == null) {
            throw new AttributeNotFoundException(name);
        }
        return MetricId.read(metric.value);
    }

    @Override
    public AttributeList getAttributes(String[] names) {
        AttributeList list = new AttributeList();
        for (String name : names) {
            Metric metric = metrics.get(name);
            if (metric != null) {
                list.add(new Attribute(name, MetricId.read(metric.value)));
            }
        }
        return list;
    }

    @Override
    public MBeanInfo getMBeanInfo() {
        MBeanAttributeInfo[] attributes = metrics.entrySet().stream()
                .map(entry -> new MBeanAttributeInfo(
                        entry.getKey(), Number.class.getName(), entry.getValue().description, true, false, false))
                .toArray(MBeanAttributeInfo[]::new);
        return new MBeanInfo(MetricsBean.class.getName(), description, attributes, null, null, null);
    }

    @Override
    public void setAttribute(@Nullable Attribute attribute) throws AttributeNotFoundException {
        throw new AttributeNotFoundException("metrics are read-only");
    }

    @Override
    public AttributeList setAttributes(@Nullable AttributeList attributes) {
        return new AttributeList();
    }

    @Override
    public @Nullable Object invoke(String action, Object @Nullable [] arguments, String @Nullable [] signature) {
        throw new UnsupportedOperationException(action + Arrays.toString(signature));
    }

    @Override
    public @Nullable ObjectName preRegister(@Nullable MBeanServer server, @Nullable ObjectName name) {
        return name;
    }

    @Override
    public void postRegister(@Nullable Boolean done) {
        registered = Boolean.TRUE.equals(done);
    }

    @Override
    public void preDeregister() {}

    @Override
    public void postDeregister() {
        registered = false;
    }
}
