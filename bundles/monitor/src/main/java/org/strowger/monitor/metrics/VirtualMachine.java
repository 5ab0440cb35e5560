package org.strowger.monitor.metrics;

import java.lang.management.ManagementFactory;
import java.util.OptionalDouble;
import javax.management.JMException;
import javax.management.ObjectName;

/** What the JDK says of the machine. Read by name: its own bean type is no package that a bundle may import. */
final class VirtualMachine {
    private final ObjectName bean;

    VirtualMachine() {
        try {
            bean = new ObjectName("java.lang:type=OperatingSystem");
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Nothing when it does not say. */
    OptionalDouble number(String attribute) {
        try {
            Object value = ManagementFactory.getPlatformMBeanServer().getAttribute(bean, attribute);
            return value instanceof Number number && number.doubleValue() >= 0
                    ? OptionalDouble.of(number.doubleValue())
                    : OptionalDouble.empty();
        } catch (JMException e) {
            return OptionalDouble.empty();
        }
    }
}
