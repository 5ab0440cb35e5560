package org.strowger.rest.system;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntSupplier;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.strowger.api.accounts.Scope;
import org.strowger.api.accounts.TokenScope;
import org.strowger.api.config.ConfigService;
import org.strowger.api.core.Health;
import org.strowger.api.core.Home;
import org.strowger.api.core.ListeningPorts;
import org.strowger.api.core.Nullable;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Scheduler;
import org.strowger.api.monitor.Machine;
import org.strowger.rest.calls.TelephonyParts;
import org.strowger.rest.health.HealthBoard;
import org.strowger.rest.health.HealthReport;
import org.strowger.rest.monitor.MonitorParts;
import org.strowger.rest.openapi.Doc;
import org.strowger.rest.security.Roles;

/** What runs here and how it is. */
@TokenScope(Scope.SYSTEM)
@Path("/system")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
public class SystemResource {
    private final Home home;
    private final Scheduler scheduler;
    private final ConfigService config;
    private final TelephonyParts telephony;
    private final HealthBoard health;
    private final IntSupplier streams;
    private final MonitorParts monitor;

    public SystemResource(
            Home home,
            Scheduler scheduler,
            ConfigService config,
            TelephonyParts telephony,
            HealthBoard health,
            IntSupplier streams,
            MonitorParts monitor) {
        this.home = home;
        this.scheduler = scheduler;
        this.config = config;
        this.telephony = telephony;
        this.health = health;
        this.streams = streams;
        this.monitor = monitor;
    }

    @GET
    @Doc("Version, uptime, resources, counts and components; product, board, machine, interfaces and ports.")
    public Report get() {
        HealthReport report = health.report();
        SystemCard card = SystemCard.of(telephony, monitor);
        return new Report(
                home.version(),
                scheduler.clock().instant(),
                Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime()),
                System.getProperty("java.vendor", "") + " " + System.getProperty("java.version", ""),
                memory(),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                new Cpu(
                        Runtime.getRuntime().availableProcessors(),
                        ProcessLoad.percent(),
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()),
                counts(),
                report.status(),
                report.components(),
                card.product(),
                card.hostName(),
                card.board(),
                card.hardware(),
                card.os(),
                card.machineUptime(),
                card.timeZone(),
                card.storage(),
                card.interfaces(),
                card.ports());
    }

    private static Memory memory() {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        return new Memory(heap.getUsed(), heap.getCommitted(), heap.getMax());
    }

    private Counts counts() {
        return new Counts(
                count(() -> telephony.calls().calls().size()),
                count(() -> telephony.registrations().all().size()),
                config.snapshot().version(),
                streams.getAsInt());
    }

    /** A part that is away has nothing to count. */
    private static int count(IntSupplier part) {
        try {
            return part.getAsInt();
        } catch (ProblemException e) {
            return 0;
        }
    }

    /**
     * The whole answer.
     *
     * @param uptime of the product, in seconds
     * @param machineUptime in seconds; null when unknown
     */
    public record Report(
            String version,
            Instant now,
            Duration uptime,
            String java,
            Memory memory,
            int threads,
            Cpu cpu,
            Counts counts,
            Health.Status status,
            List<HealthReport.Component> components,
            String product,
            String hostName,
            @Nullable SystemCard.Board board,
            @Nullable SystemCard.Hardware hardware,
            @Nullable Machine.OperatingSystem os,
            Long machineUptime,
            String timeZone,
            @Nullable Machine.Storage storage,
            List<Machine.Interface> interfaces,
            List<ListeningPorts.Port> ports) {}

    /** Heap, in bytes. */
    public record Memory(long used, long committed, long max) {}

    /**
     * Processor.
     *
     * @param processPercent of all processors, by this process; -1 when unknown
     * @param loadAverage of the last minute; negative when unknown
     */
    public record Cpu(int processors, double processPercent, double loadAverage) {}

    /** How much is going on. */
    public record Counts(int calls, int registrations, long configVersion, int eventStreams) {}
}
