package org.strowger.monitor.machine;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.monitor.Machine;
import org.strowger.monitor.metrics.ProcFiles;
import org.strowger.monitor.metrics.StorageFigures;

/** Asks the machine what it is. What only Linux says is left out elsewhere. */
@Component(service = Machine.class)
public class MachineCard implements Machine {
    private static final Logger LOG = LoggerFactory.getLogger(MachineCard.class);
    private static final int MOST_INTERFACES = 64;

    private final ProcFiles files;
    private final StorageFigures storage;

    @Activate
    public MachineCard(@Reference StorageFigures storage) {
        this(storage, new ProcFiles(Path.of("/")));
    }

    MachineCard(StorageFigures storage, ProcFiles files) {
        this.storage = storage;
        this.files = files;
    }

    @Override
    public Card card() {
        OptionalLong memory = files.kilobytes("proc/meminfo", "MemTotal");
        return new Card(
                files.read("proc/sys/kernel/hostname").strip(),
                new Hardware(
                        processor(),
                        Runtime.getRuntime().availableProcessors(),
                        memory.isPresent() ? memory.getAsLong() : null),
                new OperatingSystem(system(), kernel(), System.getProperty("os.arch", "")),
                uptime(),
                space(),
                interfaces());
    }

    private String processor() {
        return line("proc/cpuinfo", "model name\\s*:")
                .or(() -> line("proc/cpuinfo", "Model\\s*:"))
                .orElse("");
    }

    private String system() {
        return line("etc/os-release", "PRETTY_NAME=")
                .map(name -> name.replace("\"", ""))
                .orElse(System.getProperty("os.name", ""));
    }

    private static String kernel() {
        return System.getProperty("os.name", "") + " " + System.getProperty("os.version", "");
    }

    private Optional<String> line(String path, String begin) {
        return files.read(path)
                .lines()
                .filter(line -> line.matches(begin + ".*"))
                .map(line -> line.replaceFirst(begin, "").strip())
                .filter(rest -> !rest.isEmpty())
                .findFirst();
    }

    private Long uptime() {
        String seconds = files.read("proc/uptime").split("\\.", 2)[0];
        return seconds.matches("[0-9]{1,12}") ? Long.valueOf(seconds) : null;
    }

    private Storage space() {
        StorageFigures.Space space = storage.space();
        OptionalLong database = storage.database();
        return new Storage(
                storage.root().toString(),
                space == null ? 0 : space.total(),
                space == null ? 0 : space.free(),
                database.isPresent() ? database.getAsLong() : null);
    }

    private List<Interface> interfaces() {
        List<Interface> found = new ArrayList<>();
        try {
            for (NetworkInterface one : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                if (!one.isLoopback() && found.size() < MOST_INTERFACES) {
                    found.add(describe(one));
                }
            }
        } catch (SocketException e) {
            LOG.debug("The interfaces of the network cannot be listed: {}", e.toString());
        }
        return found;
    }

    private Interface describe(NetworkInterface one) throws SocketException {
        byte[] mac = one.getHardwareAddress();
        return new Interface(
                one.getName(),
                mac == null ? "" : HexFormat.ofDelimiter(":").formatHex(mac),
                one.inetAddresses().map(MachineCard::text).toList(),
                one.isUp(),
                speed(one.getName()));
    }

    /** Without the scope, which says nothing outside this machine. */
    private static String text(InetAddress address) {
        return address.getHostAddress().replaceFirst("%.*", "");
    }

    private Integer speed(String name) {
        String speed = name.matches("[A-Za-z0-9_.-]+")
                ? files.read("sys/class/net/" + name + "/speed").strip()
                : "";
        return speed.matches("[0-9]{1,7}") ? Integer.valueOf(speed) : null;
    }
}
