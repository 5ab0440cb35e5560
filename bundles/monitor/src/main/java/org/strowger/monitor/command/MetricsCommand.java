package org.strowger.monitor.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.strowger.api.core.Text;
import org.strowger.api.monitor.MetricHistory;
import org.strowger.api.monitor.MetricRange;
import org.strowger.api.monitor.MetricUnit;
import org.strowger.api.monitor.Metrics;
import org.strowger.api.monitor.MetricsSampled;

@Service
@Command(
        scope = "pbx",
        name = "metrics",
        description = "Shows the figures of now, and their mean and most of the last hour")
public class MetricsCommand implements Action {
    private static final double MIB = 1024.0 * 1024;
    private static final double KIB = 1024.0;

    @Reference
    Session session;

    @Reference
    Metrics metrics;

    @Override
    public Object execute() {
        Locale language = Shown.language(session);
        MetricHistory hour = metrics.history(MetricRange.HOUR);
        Map<String, Double> now = metrics.newest().map(MetricsSampled::values).orElse(Map.of());
        ShellTable table = new ShellTable();
        table.column(Text.of("Figure", "指标").in(language));
        table.column(Text.of("Unit", "单位").in(language));
        table.column(Text.of("Now", "当前").in(language)).alignRight();
        table.column(Text.of("Mean", "平均").in(language)).alignRight();
        table.column(Text.of("Most", "最大").in(language)).alignRight();
        hour.series().forEach((name, values) -> {
            MetricUnit unit = hour.units().get(name);
            List<Double> known = values.stream().filter(Objects::nonNull).toList();
            double mean =
                    known.stream().mapToDouble(Double::doubleValue).average().orElse(0);
            double most = known.stream().mapToDouble(Double::doubleValue).max().orElse(0);
            table.addRow()
                    .addContent(name, unit(unit), value(now.get(name), unit), value(mean, unit), value(most, unit));
        });
        table.print(session.getConsole());
        return null;
    }

    private static String unit(MetricUnit unit) {
        return switch (unit) {
            case PERCENT -> "%";
            case BYTES -> "MiB";
            case BYTES_PER_SECOND -> "KiB/s";
            case PER_MINUTE -> "/min";
            case COUNT -> "";
        };
    }

    private static String value(Double value, MetricUnit unit) {
        if (value == null) {
            return "";
        }
        return switch (unit) {
            case BYTES -> String.format(Locale.ROOT, "%.0f", value / MIB);
            case BYTES_PER_SECOND -> String.format(Locale.ROOT, "%.1f", value / KIB);
            default -> String.format(Locale.ROOT, "%.1f", value);
        };
    }
}
