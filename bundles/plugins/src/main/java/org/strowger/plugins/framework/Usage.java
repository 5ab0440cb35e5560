package org.strowger.plugins.framework;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleReference;
import org.strowger.api.plugin.PluginUsage;

/** What the virtual machine can tell about the use that bundles make of it. */
public final class Usage {
    private static final Pattern ROW = Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+(\\d+)\\s+(\\S+).*");
    private static final List<String> MACHINE = List.of("java.", "jdk.", "sun.");

    private final Set<String> names;
    private final Set<String> packages;

    /**
     * @param names symbolic names of the bundles
     * @param packages that they have classes in
     */
    public Usage(Set<String> names, Set<String> packages) {
        this.names = names;
        this.packages = packages;
    }

    /** @param heap counts objects as well */
    public PluginUsage measure(boolean heap) {
        ThreadMXBean bean = ManagementFactory.getThreadMXBean();
        List<String> threads = new ArrayList<>();
        long cpu = 0;
        for (Map.Entry<Thread, StackTraceElement[]> thread :
                Thread.getAllStackTraces().entrySet()) {
            if (owns(thread.getKey(), thread.getValue())) {
                threads.add(thread.getKey().getName());
                cpu += Math.max(0, bean.getThreadCpuTime(thread.getKey().getId()));
            }
        }
        threads.sort(null);
        long[] objects = heap ? objects() : new long[] {-1, -1};
        return new PluginUsage(threads, Duration.ofNanos(cpu), (int) objects[0], objects[1]);
    }

    /** Its code started the thread, or the thread works in its name. */
    private boolean owns(Thread thread, StackTraceElement[] stack) {
        if (owns(thread.getContextClassLoader()) || owns(thread.getClass().getClassLoader())) {
            return true;
        }
        for (int i = stack.length - 1; i >= 0; i--) {
            String type = stack[i].getClassName();
            if (MACHINE.stream().noneMatch(type::startsWith)) {
                return owns(type);
            }
        }
        return false;
    }

    private boolean owns(ClassLoader loader) {
        if (loader instanceof BundleReference reference) {
            Bundle bundle = reference.getBundle();
            return bundle != null && names.contains(bundle.getSymbolicName());
        }
        return false;
    }

    private boolean owns(String type) {
        int dot = type.lastIndexOf('.');
        return dot > 0 && packages.contains(type.substring(0, dot));
    }

    /** Number of classes with objects, and octets of those objects. */
    private long[] objects() {
        long classes = 0;
        long octets = 0;
        for (String line : histogram().split("\n")) {
            Matcher row = ROW.matcher(line);
            if (row.matches() && owns(row.group(3))) {
                classes++;
                octets += Long.parseLong(row.group(2));
            }
        }
        return new long[] {classes, octets};
    }

    /** All objects, also those that nothing refers to any more: that way nothing is collected first. */
    private static String histogram() {
        try {
            return (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[] {"-all"}},
                            new String[] {String[].class.getName()});
        } catch (JMException e) {
            throw new IllegalStateException("this virtual machine does not count objects", e);
        }
    }
}
