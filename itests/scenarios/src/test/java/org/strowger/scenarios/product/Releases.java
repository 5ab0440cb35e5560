package org.strowger.scenarios.product;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.strowger.testkit.plugin.Kar;
import org.strowger.testkit.plugin.Signer;

/** Later releases of the distribution's own capabilities, which differ by nothing but their version. */
public final class Releases {
    private final TestProduct product;
    private final Plugins plugins;
    private final Signer signer;
    private int latest;

    private Releases(TestProduct product, Signer signer) {
        this.product = product;
        this.signer = signer;
        plugins = new Plugins(product::admin);
    }

    /** Signed by somebody whom the product trusts from now on. */
    public static Releases of(TestProduct product) {
        Signer signer = Signer.make(product.directory(), "releases");
        product.admin()
                .post("/api/v1/config/plugin-key", Map.of("name", "releases", "key", signer.publicKey()))
                .expectSuccess();
        return new Releases(product, signer);
    }

    /** Updates a capability by an archive of the next version; returns the operation, which has succeeded. */
    public JsonNode update(String id, String how) {
        return plugins.done(submit(id, how));
    }

    /** The same without waiting for anything. */
    public Rest.Reply submit(String id, String how) {
        latest++;
        String version = "0.1." + latest;
        Path jar = Product.root().resolve("bundles/" + id + "/target/" + id + "-0.1.0-SNAPSHOT.jar");
        Path archive = Kar.of("strowger-" + id, version)
                .bundle(id, Kar.released(jar, version))
                .write(product.directory().resolve(id + "-" + version + ".kar"));
        try {
            return product.admin()
                    .upload(
                            "/api/v1/plugins/" + id + "/update?" + how,
                            Files.readAllBytes(archive),
                            signer.detached(archive));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the last one that was made. */
    public String version() {
        return "0.1." + latest;
    }
}
