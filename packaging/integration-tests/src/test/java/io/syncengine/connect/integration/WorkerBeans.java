// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.integration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The metrics that a worker's JVM shows to its operator. */
final class WorkerBeans {

    private final int port;

    WorkerBeans(int port) {
        this.port = port;
    }

    /** JVM options that make the metrics readable from this machine. */
    List<String> options() {
        return List.of(
                "-Dcom.sun.management.jmxremote.port=" + port,
                "-Dcom.sun.management.jmxremote.rmi.port=" + port,
                "-Dcom.sun.management.jmxremote.host=localhost",
                "-Djava.rmi.server.hostname=localhost",
                "-Dcom.sun.management.jmxremote.authenticate=false",
                "-Dcom.sun.management.jmxremote.ssl=false");
    }

    /** Every attribute of the beans of a domain, as {@code bean name -> attribute = value}. */
    @SuppressWarnings("BanJNDI") // The peer is a child process of the test, on loopback.
    List<String> attributes(String domain) throws IOException, JMException {
        JMXServiceURL url = new JMXServiceURL("service:jmx:rmi:///jndi/rmi://localhost:" + port + "/jmxrmi");
        try (JMXConnector connector = JMXConnectorFactory.connect(url)) {
            MBeanServerConnection server = connector.getMBeanServerConnection();
            Set<ObjectName> names = server.queryNames(new ObjectName(domain + ":*"), null);
            List<String> attributes = new ArrayList<>();
            for (ObjectName name : names) {
                attributes.addAll(attributes(server, name));
            }
            return attributes;
        }
    }

    /** Those of one bean; none if it has gone with its task meanwhile. */
    private static List<String> attributes(MBeanServerConnection server, ObjectName name)
            throws IOException, JMException {
        List<String> attributes = new ArrayList<>();
        try {
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                attributes.add(
                        name + " -> " + attribute.getName() + " = " + server.getAttribute(name, attribute.getName()));
            }
        } catch (InstanceNotFoundException e) {
            return List.of();
        }
        return attributes;
    }
}
