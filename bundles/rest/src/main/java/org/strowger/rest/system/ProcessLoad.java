package org.strowger.rest.system;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** Processor load of this process. Read by name: the JDK's own bean type is no package that a bundle may import. */
final class ProcessLoad {
    private ProcessLoad() {}

    /** 0 to 100, or -1 when the platform does not say. */
    static double percent() {
        try {
            Object load = ManagementFactory.getPlatformMBeanServer()
                    .getAttribute(new ObjectName("java.lang:type=OperatingSystem"), "ProcessCpuLoad");
            return load instanceof Double share && share >= 0 ? Math.round(share * 1000) / 10.0 : -1;
        } catch (JMException e) {
            return -1;
        }
    }
}
