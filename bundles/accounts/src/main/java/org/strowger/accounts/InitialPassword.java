package org.strowger.accounts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.core.Home;

/** Remembers which password the system made for the first administrator, by a hash of its hash. */
final class InitialPassword {
    private static final Logger LOG = LoggerFactory.getLogger(InitialPassword.class);

    private final Path file;

    InitialPassword(Home home) {
        file = home.data("accounts").resolve("initial-password");
    }

    void remember(LocalAccount account) {
        try {
            Files.writeString(file, mark(account));
        } catch (IOException e) {
            LOG.warn("cannot remember that the first password is a generated one: {}", e.toString());
        }
    }

    boolean inForce(LocalAccount account) {
        try {
            return AccountDeclaration.ADMIN.equals(account.name())
                    && Files.exists(file)
                    && Files.readString(file).equals(mark(account));
        } catch (IOException e) {
            LOG.debug("{} cannot be read: {}", file, e.toString());
            return false;
        }
    }

    private static String mark(LocalAccount account) {
        return Hashes.sha256(account.password());
    }
}
