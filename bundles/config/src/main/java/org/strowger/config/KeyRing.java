package org.strowger.config;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.core.Health;
import org.strowger.api.core.Text;
import org.strowger.config.journal.Journal;
import org.strowger.config.secret.KeyFile;
import org.strowger.config.secret.SecretVault;

/**
 * Opens the vault with the key file. A key is made only where there never was one: the database knows a text sealed with
 * the right key, so that a lost or foreign file is noticed and no secret is ever sealed with it.
 */
final class KeyRing {
    private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);
    private static final String CHECK = "key.check";
    private static final String PLACE = "key check";

    private final KeyFile file;
    private final Path path;
    private final Journal journal;
    private final SecureRandom random;

    KeyRing(Path path, Journal journal, SecureRandom random) {
        this.file = new KeyFile(path);
        this.path = path;
        this.journal = journal;
        this.random = random;
    }

    /** Empty when the key is missing or wrong. */
    Optional<SecretVault> open() {
        try {
            Optional<String> check = journal.meta(CHECK);
            Optional<byte[]> key = file.read();
            if (key.isEmpty() && check.isEmpty()) {
                key = Optional.of(file.create(random));
            }
            Optional<SecretVault> vault = key.map(k -> new SecretVault(k, random));
            if (check.isEmpty()) {
                vault.ifPresent(v -> journal.setMeta(CHECK, v.seal(PLACE, PLACE)));
                return vault;
            }
            return vault.filter(v -> fits(v, check.get()));
        } catch (IOException e) {
            LOG.error("{} cannot be read or made: {}", path, e.getMessage());
            return Optional.empty();
        }
    }

    private static boolean fits(SecretVault vault, String check) {
        try {
            return PLACE.equals(vault.open(check, PLACE));
        } catch (SecretVault.UnreadableSecretException e) {
            LOG.debug("the key check does not open");
            return false;
        }
    }

    /** What is to be done about a vault that does not open. */
    static Health closed() {
        return new Health(
                Health.Status.FAILED,
                new Text(
                        "The file data/config.key is missing or is not the one the secrets were stored with; put the right"
                                + " one back and restart.",
                        "data/config.key 文件缺失，或不是保存机密信息时使用的密钥文件；请放回正确的文件并重启。"));
    }
}
