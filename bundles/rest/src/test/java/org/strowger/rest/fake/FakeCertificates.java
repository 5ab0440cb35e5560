package org.strowger.rest.fake;

import java.time.Instant;
import java.util.List;
import org.strowger.api.core.Certificates;

/** Remembers what was to be installed. */
public final class FakeCertificates implements Certificates {
    public volatile Material installed;

    @Override
    public CertificateInfo current() {
        return new CertificateInfo(
                installed != null,
                "CN=x",
                "CN=x",
                List.of("x"),
                "AA:BB",
                Instant.parse("2026-11-01T00:00:00Z"),
                Instant.parse("2026-12-01T00:00:00Z"),
                true,
                "EC 256",
                List.of(),
                "PEM");
    }

    @Override
    public CertificateInfo install(Material material) {
        installed = material;
        return current();
    }

    @Override
    public CertificateInfo restore() {
        installed = null;
        return current();
    }
}
