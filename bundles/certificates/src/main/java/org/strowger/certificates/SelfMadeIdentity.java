package org.strowger.certificates;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.core.Certificates;
import org.strowger.api.core.Home;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Scheduler;
import org.strowger.api.core.Text;
import org.strowger.api.core.TlsIdentity;
import org.strowger.api.core.TlsListener;

/** The identity in {@code data/tls}: self-made at the first start, until somebody puts another one in its place. */
@Component(
        immediate = true,
        service = {TlsIdentity.class, Certificates.class})
public final class SelfMadeIdentity implements TlsIdentity, Certificates {
    private static final Logger LOG = LoggerFactory.getLogger(SelfMadeIdentity.class);

    private final List<TlsListener> listeners = new CopyOnWriteArrayList<>();
    private final SecureRandom random = new SecureRandom();
    private final Scheduler scheduler;
    private volatile TlsStore store;

    @Activate
    public SelfMadeIdentity(@Reference Home home, @Reference Scheduler scheduler) {
        this.scheduler = scheduler;
        try {
            store = TlsStore.open(
                    home.data("tls"), LocalNames.find(), scheduler.clock().instant(), random);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("no TLS certificate: " + e.getMessage(), e);
        }
        LOG.info("TLS certificate {}, SHA-256 {}", store.made() ? "made" : "loaded", store.fingerprint());
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addListener(TlsListener listener) {
        listeners.add(listener);
    }

    void removeListener(TlsListener listener) {
        listeners.remove(listener);
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
        return store.fingerprint();
    }

    @Override
    public CertificateInfo current() {
        try {
            return Described.of(store);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("the certificate in force cannot be described", e);
        }
    }

    @Override
    public synchronized CertificateInfo install(Material material) {
        KeyPairMaterial read = MaterialReader.read(material);
        MaterialCheck.check(read, scheduler.clock().instant());
        return change(() -> store.replace(read));
    }

    @Override
    public synchronized CertificateInfo restore() {
        if (!current().uploaded()) {
            throw new ProblemException(
                    ProblemException.Kind.CONFLICT,
                    "certificate.self-made",
                    "",
                    new Text("The self-made certificate is in force already.", "系统自制的证书已在使用中。"));
        }
        return change(() -> store.restore(LocalNames.find(), scheduler.clock().instant(), random));
    }

    /** Gives a store that is on the disk already. */
    private interface Change {
        TlsStore make() throws IOException, GeneralSecurityException;
    }

    private CertificateInfo change(Change change) {
        try {
            store = change.make();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("the certificate cannot be stored: " + e.getMessage(), e);
        }
        LOG.info("TLS certificate replaced, SHA-256 {}", store.fingerprint());
        listeners.forEach(listener -> listener.identityChanged(this));
        return current();
    }
}
