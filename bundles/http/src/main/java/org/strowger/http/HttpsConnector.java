package org.strowger.http;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Hashtable;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.strowger.api.core.Home;
import org.strowger.api.core.TlsIdentity;

/**
 * Tells the HTTP container where and with which certificate to listen: HTTPS only. It starts before the container
 * (start levels of the feature), which therefore never comes up with defaults of its own.
 */
@Component(
        service = HttpsConnector.class,
        immediate = true,
        configurationPid = HttpConfiguration.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = HttpConfiguration.class)
public final class HttpsConnector {
    private static final String CONTAINER_PID = "org.ops4j.pax.web";

    /** Only suites with forward secrecy and authenticated encryption; ECDSA is ours, RSA for a certificate brought in. */
    private static final String CIPHER_SUITES = String.join(
            ",",
            "TLS_AES_256_GCM_SHA384",
            "TLS_AES_128_GCM_SHA256",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    @Activate
    public HttpsConnector(
            HttpConfiguration configuration,
            @Reference ConfigurationAdmin configurationAdmin,
            @Reference TlsIdentity identity,
            @Reference Home home)
            throws IOException {
        configurationAdmin
                .getConfiguration(CONTAINER_PID, "?")
                .updateIfDifferent(container(configuration, identity, home.root(), home.data("tmp/web")));
    }

    static Dictionary<String, Object> container(
            HttpConfiguration configuration, TlsIdentity identity, Path home, Path temporaryDirectory) {
        Dictionary<String, Object> settings = new Hashtable<>();
        settings.put("org.ops4j.pax.web.listening.addresses", configuration.bindAddress());
        settings.put("org.osgi.service.http.enabled", "false");
        settings.put("org.osgi.service.http.secure.enabled", "true");
        settings.put("org.osgi.service.http.port.secure", Integer.toString(configuration.httpsPort()));
        settings.put("org.ops4j.pax.web.ssl.protocol", "TLSv1.2+TLSv1.3");
        settings.put("org.ops4j.pax.web.ssl.ciphersuites.included", CIPHER_SUITES);
        settings.put("org.ops4j.pax.web.ssl.keystore", identity.file().toString());
        settings.put("org.ops4j.pax.web.ssl.keystore.type", "PKCS12");
        settings.put("org.ops4j.pax.web.ssl.keystore.password", new String(identity.password()));
        settings.put("org.ops4j.pax.web.ssl.key.password", new String(identity.password()));
        settings.put("org.ops4j.pax.web.ssl.key.alias", identity.alias());
        settings.put("org.ops4j.pax.web.session.cookie.httpOnly", "true");
        settings.put("org.ops4j.pax.web.session.cookie.secure", "true");
        settings.put("org.ops4j.pax.web.session.cookie.sameSite", "strict");
        settings.put("org.ops4j.pax.web.server.minThreads", "4");
        settings.put("org.ops4j.pax.web.server.maxThreads", "64");
        settings.put("org.ops4j.pax.web.server.showStacks", "false");
        settings.put(
                "org.ops4j.pax.web.config.file",
                home.resolve("etc/tomcat-server.xml").toString());
        settings.put("javax.servlet.context.tempdir", temporaryDirectory.toString());
        return settings;
    }
}
