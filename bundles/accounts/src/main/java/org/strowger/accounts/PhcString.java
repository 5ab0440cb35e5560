package org.strowger.accounts;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A hash with its parameters, written {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}. Parameters are bounded, so that a
 * foreign text cannot make us work for minutes.
 */
record PhcString(int memoryKib, int passes, int lanes, byte[] salt, byte[] hash) {
    private static final Pattern FORM = Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,6}),t=(\\d{1,2}),p=(\\d)"
            + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");
    private static final int MOST_MEMORY_KIB = 256 * 1024;
    private static final int MOST_PASSES = 16;

    /** Empty for anything that is no such text. */
    static Optional<PhcString> parse(String text) {
        Matcher form = FORM.matcher(text == null ? "" : text);
        if (!form.matches()) {
            return Optional.empty();
        }
        int memory = Integer.parseInt(form.group(1));
        int passes = Integer.parseInt(form.group(2));
        int lanes = Integer.parseInt(form.group(3));
        if (lanes < 1 || memory < 8 * lanes || memory > MOST_MEMORY_KIB || passes < 1 || passes > MOST_PASSES) {
            return Optional.empty();
        }
        try {
            Base64.Decoder decoder = Base64.getDecoder();
            return Optional.of(
                    new PhcString(memory, passes, lanes, decoder.decode(form.group(4)), decoder.decode(form.group(5))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    PhcString withHash(byte[] computed) {
        return new PhcString(memoryKib, passes, lanes, salt, computed);
    }

    @Override
    public String toString() {
        Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + memoryKib + ",t=" + passes + ",p=" + lanes + '$' + encoder.encodeToString(salt)
                + '$' + encoder.encodeToString(hash);
    }
}
