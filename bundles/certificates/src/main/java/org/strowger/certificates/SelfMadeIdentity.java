package org.strowger.certificates;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.core.Home;
import org.strowger.api.core.Scheduler;
import org.strowger.api.core.TlsIdentity;

/** The identity in {@code data/tls}; self-made at the first start, kept from then on. */
@Component(immediate = true)
public final class SelfMadeIdentity implements TlsIdentity {
    private static final Logger LOG = LoggerFactory.getLogger(SelfMadeIdentity.class);

    private final TlsStore store;
    private final String fingerprint;

    @Activate
    public SelfMadeIdentity(@Reference Home home, @Reference Scheduler scheduler) {
        try {
            store = TlsStore.open(
                    home.data("tls"), LocalNames.find(), scheduler.clock().instant(), new SecureRandom());
            fingerprint = store.fingerprint();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("no TLS certificate: " + e.getMessage(), e);
        }
        LOG.info("TLS certificate {}, SHA-256 {}", store.made() ? "made" : "loaded", fingerprint);
    }

    @Override
    public Path file() {
        return store.file();
    }

    @Override
    public char[] password() {
        return store.password();
    }

    @Override
    public KeyStore keyStore() {
        return store.keyStore();
    }

    @Override
    public String alias() {
        return TlsStore.ALIAS;
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }
}
