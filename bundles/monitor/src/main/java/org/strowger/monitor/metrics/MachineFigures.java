package org.strowger.monitor.metrics;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.strowger.api.monitor.MetricUnit;

/** Processor, memory and network of the machine and of this process. Used by one thread. */
final class MachineFigures {
    private static final int MOST_INTERFACES = 16;
    private static final double NANOS = 1e9;

    private final ProcFiles proc;
    private final VirtualMachine machine = new VirtualMachine();
    private final Rates rates = new Rates();
    private ProcFiles.Processor before;

    MachineFigures(ProcFiles proc) {
        this.proc = proc;
    }

    void measure(Figures to, long nanos) {
        processor(to, nanos);
        memory(to);
        network(to, nanos);
    }

    private void processor(Figures to, long nanos) {
        ProcFiles.Processor now = proc.processor();
        if (now == null) {
            machine.number("CpuLoad").ifPresent(share -> to.percent("cpu-machine", share * 100));
        } else if (before != null && now.all() > before.all()) {
            to.percent("cpu-machine", 100.0 * (now.busy() - before.busy()) / (now.all() - before.all()));
        }
        before = now;
        OptionalDouble spent = machine.number("ProcessCpuTime");
        if (spent.isPresent()) {
            int processors = Runtime.getRuntime().availableProcessors();
            rates.perSecond("cpu-process", (long) spent.getAsDouble(), nanos)
                    .ifPresent(rate -> to.percent("cpu-process", 100 * rate / NANOS / processors));
        }
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        if (load >= 0) {
            to.put("load", MetricUnit.COUNT, load);
        }
    }

    private void memory(Figures to) {
        OptionalLong total = proc.kilobytes("proc/meminfo", "MemTotal");
        OptionalLong free = proc.kilobytes("proc/meminfo", "MemAvailable");
        if (total.isPresent() && free.isPresent()) {
            to.bytes("memory-total", total.getAsLong());
            to.bytes("memory-used", total.getAsLong() - free.getAsLong());
        } else {
            OptionalDouble all = machine.number("TotalMemorySize");
            OptionalDouble rest = machine.number("FreeMemorySize");
            if (all.isPresent() && rest.isPresent()) {
                to.bytes("memory-total", all.getAsDouble());
                to.bytes("memory-used", all.getAsDouble() - rest.getAsDouble());
            }
        }
        proc.kilobytes("proc/self/status", "VmRSS").ifPresent(resident -> to.bytes("memory-process", resident));
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        to.bytes("heap-used", heap.getUsed());
        if (heap.getMax() > 0) {
            to.bytes("heap-max", heap.getMax());
        }
    }

    private void network(Figures to, long nanos) {
        int left = MOST_INTERFACES;
        for (Map.Entry<String, ProcFiles.Traffic> one : proc.traffic().entrySet()) {
            if (left-- > 0) {
                rate(to, "network-in:" + one.getKey(), one.getValue().received(), nanos);
                rate(to, "network-out:" + one.getKey(), one.getValue().sent(), nanos);
            }
        }
    }

    private void rate(Figures to, String name, long count, long nanos) {
        rates.perSecond(name, count, nanos).ifPresent(rate -> to.put(name, MetricUnit.BYTES_PER_SECOND, rate));
    }
}
