package org.strowger.sip.leg;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.strowger.sip.stack.SipMessage;

/** A key pressed, as INFO carries it: {@code application/dtmf-relay} or {@code application/dtmf}. */
record KeyInfo(char digit, int milliseconds) {
    static final String RELAY_TYPE = "application/dtmf-relay";
    static final String BARE_TYPE = "application/dtmf";
    private static final int SHORTEST = 100;
    private static final int USUAL = 160;
    private static final int LONGEST = 10_000;
    private static final Pattern SIGNAL = Pattern.compile("(?im)^\\s*Signal\\s*=\\s*([0-9*#A-D]{1,2})\\s*$");
    private static final Pattern DURATION = Pattern.compile("(?im)^\\s*Duration\\s*=\\s*(\\d{1,6})\\s*$");
    private static final Pattern BARE = Pattern.compile("(?i)\\s*([0-9*#A-D]{1,2})\\s*");

    String relayBody() {
        int duration = Math.max(SHORTEST, Math.min(LONGEST, milliseconds));
        return "Signal=" + digit + "\r\nDuration=" + duration + "\r\n";
    }

    String bareBody() {
        return String.valueOf(digit);
    }

    static boolean carriedBy(SipMessage message) {
        return message.contentType().equals(RELAY_TYPE) || message.contentType().equals(BARE_TYPE);
    }

    static Optional<KeyInfo> of(SipMessage message) {
        boolean relay = message.contentType().equals(RELAY_TYPE);
        Matcher signal = (relay ? SIGNAL : BARE).matcher(message.body());
        boolean found = relay ? signal.find() : signal.matches();
        return found ? digit(signal.group(1)).map(d -> new KeyInfo(d, duration(message.body()))) : Optional.empty();
    }

    /** Some devices number * and # as the events 10 and 11. */
    private static Optional<Character> digit(String text) {
        if (text.length() == 1) {
            return Optional.of(Character.toUpperCase(text.charAt(0)));
        }
        return switch (text) {
            case "10" -> Optional.of('*');
            case "11" -> Optional.of('#');
            default -> Optional.empty();
        };
    }

    private static int duration(String body) {
        Matcher duration = DURATION.matcher(body);
        return duration.find() ? Math.min(Integer.parseInt(duration.group(1)), LONGEST) : USUAL;
    }
}
