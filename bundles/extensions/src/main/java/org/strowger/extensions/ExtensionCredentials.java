package org.strowger.extensions;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.accounts.Account;
import org.strowger.api.accounts.CredentialSource;
import org.strowger.api.accounts.Role;
import org.strowger.api.config.ConfigService;

/** Lets users of extensions sign in with number and password, where web login is on. */
@Component
public final class ExtensionCredentials implements CredentialSource {
    private final ConfigService config;

    @Activate
    public ExtensionCredentials(@Reference ConfigService config) {
        this.config = config;
    }

    @Override
    public Optional<Account> authenticate(String name, char[] password) {
        Optional<Extension> extension = admitted(name);
        // Compared in any case, so that time does not tell which numbers exist.
        boolean fits = equal(extension.map(Extension::password).orElse(""), password);
        return extension.filter(found -> fits).map(found -> new Account(name, Role.USER, found.number()));
    }

    @Override
    public boolean stillValid(Account account) {
        return admitted(account.extension()).isPresent();
    }

    private Optional<Extension> admitted(String number) {
        return config.snapshot()
                .find(Extension.class, number)
                .filter(extension -> extension.enabled() && extension.webLogin())
                .filter(extension -> !extension.password().isEmpty());
    }

    private static boolean equal(String expected, char[] given) {
        byte[] theirs = hash(CharBuffer.wrap(given));
        byte[] ours = hash(CharBuffer.wrap(expected));
        return MessageDigest.isEqual(ours, theirs);
    }

    /** Hashes make both sides equally long, whatever was typed. */
    private static byte[] hash(CharBuffer text) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(text);
        byte[] bytes = Arrays.copyOf(encoded.array(), encoded.limit());
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(encoded.array(), (byte) 0);
        }
    }
}
