package org.strowger.accounts;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.strowger.api.accounts.PasswordHasher;

/** Argon2id (RFC 9106) with 19 MiB, two passes, one lane. */
@Component(name = "org.strowger.accounts.hasher", service = PasswordHasher.class)
public final class Argon2Hasher implements PasswordHasher {
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    /** Each hash takes a core and 19 MiB; more at a time would only starve calls. */
    private final Semaphore cores = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    @Activate
    public Argon2Hasher() {
        // Nothing to configure: the parameters stand in each hash.
    }

    @Override
    public String hash(char[] password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        PhcString phc = new PhcString(MEMORY_KIB, PASSES, LANES, salt, new byte[HASH_BYTES]);
        return phc.withHash(derive(password, phc)).toString();
    }

    @Override
    public boolean verify(char[] password, String text) {
        Optional<PhcString> phc = PhcString.parse(text);
        return phc.isPresent()
                && MessageDigest.isEqual(derive(password, phc.get()), phc.get().hash());
    }

    private byte[] derive(char[] password, PhcString phc) {
        byte[] clear = utf8(password);
        cores.acquireUninterruptibly();
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(phc.memoryKib())
                    .withIterations(phc.passes())
                    .withParallelism(phc.lanes())
                    .withSalt(phc.salt())
                    .build());
            byte[] hash = new byte[phc.hash().length];
            generator.generateBytes(clear, hash);
            return hash;
        } finally {
            cores.release();
            Arrays.fill(clear, (byte) 0);
        }
    }

    private static byte[] utf8(char[] text) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(text));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        Arrays.fill(encoded.array(), (byte) 0);
        return bytes;
    }
}
