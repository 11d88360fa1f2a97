// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.support.metrics;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/**
 * Metrics as MBeans of our own, for workers below Connect 4.1: {@code io.syncengine.connect:type=stripe-source,
 * connector=…,task=…} and the metrics' tags, with the metrics as attributes. Values of tags are quoted only where they
 * have to be, as Kafka does. A bean that a crashed task of the same name left behind is replaced. Should the platform
 * refuse a bean, its metrics count on unseen: a task does not fail for that.
 */
final class MBeanRegistry implements MetricsRegistry {

    private static final Logger log = LoggerFactory.getLogger(MBeanRegistry.class);

    private static final String DOMAIN = "io.syncengine.connect";
    private static final Pattern PLAIN = Pattern.compile("[\\w\\-%. \t]*");

    private final MetricsOwner owner;
    private final MBeanServer server;
    private final Map<Map<String, String>, MetricsBean> beans = new HashMap<>();
    private final Map<MetricId, Counter> counters = new HashMap<>();

    MBeanRegistry(MetricsOwner owner) {
        this(owner, ManagementFactory.getPlatformMBeanServer());
    }

    MBeanRegistry(MetricsOwner owner, MBeanServer server) {
        this.owner = owner;
        this.server = server;
    }

    @Override
    public synchronized Counter counter(String name, String description, Map<String, String> tags) {
        MetricId id = MetricId.of(name, tags);
        Counter known = counters.get(id);
        if (known != null) {
            return known;
        }
        Counter counter = new Counter();
        counters.put(id, counter);
        bean(id.tags()).put(name, description, counter::value);
        return counter;
    }

    @Override
    public synchronized void gauge(
            String name, String description, Map<String, String> tags, Supplier<? extends Number> value) {
        bean(MetricId.of(name, tags).tags()).put(name, description, value);
    }

    private MetricsBean bean(Map<String, String> tags) {
        MetricsBean known = beans.get(tags);
        if (known != null) {
            return known;
        }
        MetricsBean bean = new MetricsBean(owner.plugin());
        beans.put(tags, bean);
        try {
            ObjectName name = objectName(tags);
            unregister(name);
            server.registerMBean(bean, name);
        } catch (JMException e) {
            log.warn("Metrics with tags {} cannot be published as an MBean", tags, e);
        }
        return bean;
    }

    private ObjectName objectName(Map<String, String> tags) throws MalformedObjectNameException {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("type", owner.plugin());
        properties.put("connector", owner.connector());
        properties.put("task", owner.task());
        properties.putAll(tags);
        StringBuilder name = new StringBuilder(DOMAIN);
        char separator = ':';
        for (Map.Entry<String, String> property : properties.entrySet()) {
            String value = property.getValue();
            boolean plain = !value.isEmpty() && PLAIN.matcher(value).matches();
            name.append(separator)
                    .append(property.getKey())
                    .append('=')
                    .append(plain ? value : ObjectName.quote(value));
            separator = ',';
        }
        return new ObjectName(name.toString());
    }

    private void unregister(ObjectName name) throws JMException {
        try {
            server.unregisterMBean(name);
        } catch (InstanceNotFoundException expected) {
            // Nothing was left behind.
        }
    }

    @Override
    public synchronized void close() {
        beans.forEach((tags, bean) -> {
            try {
                ObjectName name = objectName(tags);
                // A task that was started in place of this one may own the name by now.
                if (bean.isRegistered()) {
                    unregister(name);
                }
            } catch (JMException e) {
                log.warn("The MBean of metrics with tags {} cannot be taken away", tags, e);
            }
        });
        beans.clear();
        counters.clear();
    }
}
