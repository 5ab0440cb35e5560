package org.strowger.monitor.alarm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.core.Text;
import org.strowger.api.monitor.AlarmCondition;
import org.strowger.api.monitor.AlarmSeverity;
import org.strowger.api.monitor.AlarmSource;
import org.strowger.api.monitor.Metrics;
import org.strowger.api.monitor.MetricsSampled;

/** Processor, memory and heap that are nearly used up. */
@Component
public class LoadAlarms implements AlarmSource {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Metrics metrics;
    private final Level processor = new Level(90, 75);
    private final Level memory = new Level(95, 90);
    private final Level heap = new Level(95, 85);

    @Activate
    public LoadAlarms(@Reference Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public List<AlarmCondition> conditions() {
        Map<String, Double> values =
                metrics.newest().map(MetricsSampled::values).orElse(Map.of());
        List<AlarmCondition> found = new ArrayList<>();
        Double load = values.get("cpu-machine");
        if (load != null && processor.above(load)) {
            found.add(condition("cpu.high", load, "The processor is {0} % busy.", "处理器占用 {0}%。"));
        }
        Double used = share(values, "memory-used", "memory-total");
        if (used != null && memory.above(used)) {
            found.add(condition("memory.low", used, "{0} % of the memory is in use.", "内存占用 {0}%。"));
        }
        Double objects = share(values, "heap-used", "heap-max");
        if (objects != null && heap.above(objects)) {
            found.add(condition("heap.low", objects, "{0} % of the heap is in use.", "Java 堆占用 {0}%。"));
        }
        return found;
    }

    private static Double share(Map<String, Double> values, String part, String whole) {
        Double some = values.get(part);
        Double all = values.get(whole);
        return some == null || all == null || all <= 0 ? null : 100 * some / all;
    }

    private static AlarmCondition condition(String id, double percent, String en, String zh) {
        return new AlarmCondition(
                id,
                AlarmSeverity.WARNING,
                "system",
                Text.of(en, zh, Math.round(percent)),
                Text.of(
                        "Look at the graphs for when it began; stop what else runs on this machine, or use a larger one.",
                        "请在图表中查看开始时间；停止本机上的其他程序，或更换更高配置的设备。"),
                MINUTE,
                0);
    }
}
