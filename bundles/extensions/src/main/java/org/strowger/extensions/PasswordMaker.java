package org.strowger.extensions;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Makes random passwords of letters, digits and symbols, without characters that are easily mistaken for others. */
@Component(service = PasswordMaker.class)
public final class PasswordMaker {
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz";
    private static final String DIGITS = "23456789";
    /** None that a shell, a URI, a spreadsheet or a phone's menu treats in its own way. */
    private static final String SYMBOLS = "-_.";

    private static final int LENGTH = 10;

    private final RandomGenerator random;

    @Activate
    public PasswordMaker() {
        this(new SecureRandom());
    }

    PasswordMaker(RandomGenerator random) {
        this.random = random;
    }

    /** Ten characters, of each kind at least one, the first a letter: about 56 bits. */
    String make() {
        String all = LETTERS + DIGITS + SYMBOLS;
        while (true) {
            StringBuilder made = new StringBuilder(LENGTH).append(pick(LETTERS));
            while (made.length() < LENGTH) {
                made.append(pick(all));
            }
            String password = made.toString();
            if (contains(password, DIGITS) && contains(password, SYMBOLS)) {
                return password;
            }
        }
    }

    private char pick(String from) {
        return from.charAt(random.nextInt(from.length()));
    }

    private static boolean contains(String password, String kind) {
        return password.chars().anyMatch(c -> kind.indexOf(c) >= 0);
    }
}
