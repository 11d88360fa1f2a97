// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.integration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Dashboard, alerts and exporter rules fit the metrics that the connectors are documented to have. */
class ObservabilityTest {

    @Test
    void asksOnlyForMetricsThatThereAre() throws IOException {
        Set<String> documented = Observability.documented().keySet();

        assertThat(documented).hasSizeGreaterThan(60);
        assertThat(Observability.queried())
                .filteredOn(name -> name.startsWith(Observability.PREFIX))
                .hasSizeGreaterThan(30)
                .isSubsetOf(documented);
    }

    @Test
    void theExportersRulesTakeEveryCombinationOfTags() throws IOException {
        List<Pattern> patterns = Observability.connectorPatterns();
        assertThat(patterns).hasSize(4);
        List<String> unmatched = new ArrayList<>();
        for (Map.Entry<String, Set<List<String>>> metric :
                Observability.documented().entrySet()) {
            for (List<String> tags : metric.getValue()) {
                for (String domain :
                        List.of("kafka.connect<type=plugins", "io.syncengine.connect<type=stripe-source")) {
                    String bean = bean(domain, tags) + attribute(metric.getKey()) + ": 1";
                    // The exporter asks whether a rule's pattern is at the beginning of the bean's text.
                    if (patterns.stream()
                            .noneMatch(pattern -> pattern.matcher(bean).lookingAt())) {
                        unmatched.add(bean);
                    }
                }
            }
        }
        assertThat(unmatched).isEmpty();
    }

    private static String bean(String domain, List<String> tags) {
        StringBuilder bean = new StringBuilder(domain).append(", connector=stripe-source, task=0");
        tags.forEach(tag -> bean.append(", ").append(tag).append("=\"a:b\""));
        return bean.append("><>").toString();
    }

    private static String attribute(String exported) {
        return exported.substring(Observability.PREFIX.length()).replace('_', '-');
    }
}
