package org.strowger.media.ice;

import java.security.SecureRandom;
import org.strowger.api.media.IceCredentials;

/** Makes ICE credentials (RFC 8445 section 5.3): 48 bits to be found by, 144 bits that cannot be guessed. */
public final class IceSecrets {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final int UFRAG = 8;
    private static final int PASSWORD = 24;

    private IceSecrets() {}

    public static IceCredentials make(SecureRandom random) {
        return new IceCredentials(text(random, UFRAG), text(random, PASSWORD));
    }

    private static String text(SecureRandom random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
