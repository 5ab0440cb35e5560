package org.strowger.rest.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.strowger.api.core.ListeningPorts;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Text;
import org.strowger.api.monitor.Alarm;
import org.strowger.api.monitor.AlarmService;
import org.strowger.api.monitor.AlarmSeverity;
import org.strowger.api.monitor.ExtensionCounts;
import org.strowger.api.monitor.ExtensionState;
import org.strowger.api.monitor.ExtensionStates;
import org.strowger.api.monitor.ExtensionTile;
import org.strowger.api.monitor.Machine;
import org.strowger.api.monitor.MetricHistory;
import org.strowger.api.monitor.MetricRange;
import org.strowger.api.monitor.MetricUnit;
import org.strowger.api.monitor.Metrics;
import org.strowger.api.monitor.MetricsSampled;
import org.strowger.rest.monitor.MonitorParts;

/** A disk that is nearly full, and two extensions: 101 talks to 102. */
public final class FakeMonitor implements MonitorParts {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    public boolean away;
    /** What was asked for, in words. */
    public final List<String> done = new ArrayList<>();

    private final Map<String, Alarm> alarms = new java.util.TreeMap<>(Map.of(
            "storage.low",
            new Alarm(
                    "storage.low",
                    AlarmSeverity.WARNING,
                    "storage",
                    Text.of("Full", "已满"),
                    Text.of("Delete", "请删除"),
                    NOW,
                    2,
                    "",
                    null)));

    private void check() {
        if (away) {
            throw new ProblemException(
                    ProblemException.Kind.UNAVAILABLE, "component.unavailable", "", Text.of("a", "b"));
        }
    }

    @Override
    public Metrics metrics() {
        check();
        return new Metrics() {
            @Override
            public MetricHistory history(MetricRange range) {
                List<Double> values = new ArrayList<>(List.of(1.5));
                values.add(0, null);
                return new MetricHistory(
                        range,
                        range.step().toSeconds(),
                        NOW,
                        NOW,
                        Map.of("network-in:eth0", MetricUnit.BYTES_PER_SECOND),
                        Map.of("network-in:eth0", values));
            }

            @Override
            public Optional<MetricsSampled> newest() {
                return Optional.empty();
            }

            @Override
            public Map<String, MetricUnit> units() {
                return Map.of();
            }
        };
    }

    @Override
    public AlarmService alarms() {
        check();
        return new AlarmService() {
            @Override
            public List<Alarm> alarms() {
                return List.copyOf(alarms.values());
            }

            @Override
            public Alarm acknowledge(String id, String by) {
                Alarm alarm = Optional.ofNullable(alarms.get(id))
                        .orElseThrow(() -> new ProblemException(
                                ProblemException.Kind.NOT_FOUND, "alarm.unknown", "", Text.of("none", "无")));
                return alarm.acknowledged(by, NOW);
            }
        };
    }

    /** As the board makes it. */
    public static ExtensionTile tile(String number, String other) {
        return new ExtensionTile(
                number,
                "Name " + number,
                ExtensionState.IN_CALL,
                NOW,
                true,
                "900",
                List.of(new ExtensionTile.Contact("r", "192.0.2.1:5060", "udp", "phone", null, NOW, true)),
                new ExtensionTile.TileCall("c1", other, "Name", NOW));
    }

    @Override
    public ExtensionStates states() {
        check();
        List<ExtensionTile> tiles = List.of(tile("101", "102"), tile("102", "101"));
        return new ExtensionStates() {
            @Override
            public Listing list(ExtensionState state, String search, int offset, int limit) {
                done.add(state + " " + search + " " + offset + " " + limit);
                return new Listing(new ExtensionCounts(2, 0, 0, 2, 0, 0), 2, tiles);
            }

            @Override
            public Optional<ExtensionTile> find(String number) {
                return tiles.stream()
                        .filter(tile -> tile.number().equals(number))
                        .findFirst();
            }
        };
    }

    @Override
    public Optional<Machine.Card> machine() {
        return away
                ? Optional.empty()
                : Optional.of(new Machine.Card(
                        "pbx",
                        new Machine.Hardware("Processor", 2, 1024L),
                        new Machine.OperatingSystem("Linux", "6.1", "amd64"),
                        77L,
                        new Machine.Storage("/home", 100, 10, null),
                        List.of(new Machine.Interface("eth0", "02:00", List.of("192.0.2.9"), true, null))));
    }

    @Override
    public List<ListeningPorts.Port> ports() {
        return List.of(new ListeningPorts.Port("https", 8443));
    }
}
