// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.support.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;

final class MBeanRegistryTest {

    private static final MetricsOwner OWNER = new MetricsOwner("stripe-source", "my connector", "0");
    private static final Map<String, String> TAGS = Map.of("stream", "customers", "account", "acct_1");

    private final MBeanServer server = MBeanServerFactory.newMBeanServer();
    private final MBeanRegistry registry = new MBeanRegistry(OWNER, server);

    private Object read(String name, String attribute) throws JMException {
        return server.getAttribute(new ObjectName(name), attribute);
    }

    private Set<ObjectName> published() throws JMException {
        return server.queryNames(new ObjectName("io.syncengine.connect:*"), null);
    }

    @Test
    void publishesMetricsOfTheSameTagsAsAttributesOfOneBean() throws JMException {
        registry.counter("records-total", "Records.", TAGS).add(5);
        registry.gauge("phase", "Phase.", TAGS, () -> 2);

        String name =
                "io.syncengine.connect:type=stripe-source,connector=my connector,task=0,account=acct_1,stream=customers";
        assertThat(read(name, "records-total")).isEqualTo(5L);
        assertThat(read(name, "phase")).isEqualTo(2);
        MBeanInfo info = server.getMBeanInfo(new ObjectName(name));
        assertThat(info.getAttributes())
                .extracting(
                        attribute -> attribute.getName() + ": " + attribute.getDescription() + attribute.isWritable())
                .containsExactly("phase: Phase.false", "records-total: Records.false");
    }

    @Test
    void givesTheSameCounterForTheSameNameAndTags() {
        assertThat(registry.counter("records-total", "", TAGS)).isSameAs(registry.counter("records-total", "", TAGS));
        assertThat(registry.counter("records-total", "", Map.of()))
                .isNotSameAs(registry.counter("records-total", "", TAGS));
    }

    @Test
    void quotesNamesThatHoldSpecialCharacters() throws JMException {
        MBeanRegistry odd = new MBeanRegistry(new MetricsOwner("stripe-source", "a:b,c=\"d\"*", "1"), server);

        odd.counter("records-total", "", Map.of());

        ObjectName name = published().iterator().next();
        assertThat(ObjectName.unquote(name.getKeyProperty("connector"))).isEqualTo("a:b,c=\"d\"*");
        assertThat(name.isPattern()).isFalse();
    }

    @Test
    void replacesABeanThatACrashedTaskLeftBehind() throws JMException {
        registry.counter("records-total", "", Map.of()).add(7);

        MBeanRegistry next = new MBeanRegistry(OWNER, server);
        next.counter("records-total", "", Map.of()).add(1);

        assertThat(read("io.syncengine.connect:type=stripe-source,connector=my connector,task=0", "records-total"))
                .isEqualTo(1L);
    }

    @Test
    void aReplacedTaskDoesNotTakeAwayTheBeanOfItsSuccessor() throws JMException {
        registry.counter("records-total", "", Map.of());
        MBeanRegistry next = new MBeanRegistry(OWNER, server);
        next.counter("records-total", "", Map.of());

        registry.close();

        assertThat(published()).hasSize(1);
        next.close();
        assertThat(published()).isEmpty();
    }

    @Test
    void closeTakesEverythingAwayAndMayBeRepeated() throws JMException {
        registry.counter("records-total", "", TAGS);
        registry.gauge("phase", "", Map.of(), () -> 1);

        registry.close();
        registry.close();

        assertThat(published()).isEmpty();
    }

    @Test
    void aGaugeThatThrowsShowsNaN() throws JMException {
        registry.gauge("broken", "", Map.of(), () -> {
            throw new IllegalStateException("no value");
        });

        assertThat(read("io.syncengine.connect:type=stripe-source,connector=my connector,task=0", "broken"))
                .isEqualTo(Double.NaN);
    }

    @Test
    void refusesTagsThatTheWorkerSetsItself() {
        assertThatThrownBy(() -> registry.counter("records-total", "", Map.of("task", "1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("records-total");
    }
}
