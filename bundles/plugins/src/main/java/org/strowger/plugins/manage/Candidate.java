package org.strowger.plugins.manage;

import java.time.Instant;
import org.strowger.api.core.Text;
import org.strowger.plugins.archive.PluginArchive;
import org.strowger.plugins.store.ArchiveStore;
import org.strowger.plugins.store.Installed;
import org.strowger.plugins.trust.TrustCheck;

/** An archive that has passed every check that needs no change. */
record Candidate(ArchiveStore.Stage stage, String sha256, PluginArchive archive, TrustCheck.Verdict verdict)
        implements AutoCloseable {
    String id() {
        return archive.descriptor().id();
    }

    Text name() {
        return archive.descriptor().name();
    }

    String featureId() {
        return archive.feature() + "/" + archive.version();
    }

    Installed installed(String by, Instant at) {
        return new Installed(
                id(),
                archive.feature(),
                archive.version(),
                sha256,
                archive.bundles().stream()
                        .map(bundle -> new Installed.StoredBundle(bundle.file(), bundle.startLevel()))
                        .toList(),
                archive.features(),
                verdict.kind().name(),
                verdict.signer(),
                by,
                at);
    }

    @Override
    public void close() {
        stage.close();
    }
}
