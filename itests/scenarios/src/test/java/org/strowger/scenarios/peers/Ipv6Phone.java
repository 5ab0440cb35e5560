package org.strowger.scenarios.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A baresip that has no other address than {@code ::1}; its server must be named by an IPv6 address. */
public final class Ipv6Phone {
    private Ipv6Phone() {}

    public static Baresip start(BaresipSettings phone, Path parent) {
        try {
            Path directory = Files.createTempDirectory(parent, "baresip-" + phone.user() + "-");
            return Baresip.start(phone, directory, () -> move(directory.resolve("config")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void move(Path config) {
        try {
            Files.writeString(
                    config,
                    Files.readString(config)
                            .replace("sip_listen 127.0.0.1", "sip_listen [::1]")
                            .replace("net_interface 127.0.0.1", "net_interface ::1\nnet_prefer_ipv6 yes"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
