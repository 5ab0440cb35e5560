package org.strowger.boards;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.hal.HostInfo;

/**
 * Asks the machine what it is. The maker's file {@code /etc/product} counts most, then what the firmware says (DMI), then
 * the device tree.
 */
final class HostProbe {
    private static final Logger LOG = LoggerFactory.getLogger(HostProbe.class);
    private static final int LONGEST = 4096;

    private final Path root;

    /** @param root of the file system */
    HostProbe(Path root) {
        this.root = root;
    }

    HostInfo probe() {
        Map<String, String> product = product();
        return new HostInfo(
                first(product.get("vendor"), dmi("sys_vendor"), dmi("board_vendor")),
                first(product.get("model"), dmi("product_name"), dmi("board_name"), deviceTree()),
                first(product.get("revision"), dmi("product_version"), dmi("board_version")),
                devices("sys/bus/pci/devices", "vendor", "device"),
                devices("sys/bus/usb/devices", "idVendor", "idProduct"));
    }

    /** Lines {@code vendor=}, {@code model=} and {@code revision=}; a line with nothing else is the model. */
    private Map<String, String> product() {
        Map<String, String> found = new HashMap<>();
        read(root.resolve("etc/product")).lines().map(String::strip).forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                found.put(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                found.putIfAbsent("model", line);
            }
        });
        return found;
    }

    private String dmi(String name) {
        return read(root.resolve("sys/class/dmi/id").resolve(name));
    }

    private String deviceTree() {
        return read(root.resolve("sys/firmware/devicetree/base/model"));
    }

    private Set<String> devices(String directory, String vendor, String device) {
        Set<String> found = new TreeSet<>();
        Path all = root.resolve(directory);
        if (!Files.isDirectory(all)) {
            return found;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(all)) {
            for (Path entry : entries) {
                String maker = hex(read(entry.resolve(vendor)));
                String kind = hex(read(entry.resolve(device)));
                if (!maker.isEmpty() && !kind.isEmpty()) {
                    found.add(maker + ":" + kind);
                }
            }
        } catch (IOException e) {
            LOG.debug("{} cannot be listed: {}", all, e.toString());
        }
        return found;
    }

    private static String hex(String text) {
        return text.replaceFirst("^0x", "").toLowerCase(Locale.ROOT);
    }

    private static String first(String... texts) {
        for (String text : texts) {
            if (text != null && !text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    /** Empty when it is not there or may not be read. */
    private static String read(Path file) {
        if (!Files.isRegularFile(file)) {
            return "";
        }
        try (InputStream in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
            return text.replaceAll("[\\p{Cntrl}&&[^\\n]]", "").strip();
        } catch (IOException e) {
            LOG.debug("{} cannot be read: {}", file, e.toString());
            return "";
        }
    }
}
