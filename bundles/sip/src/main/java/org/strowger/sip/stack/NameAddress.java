package org.strowger.sip.stack;

/**
 * A From, To or Contact value.
 *
 * @param display without quotes; empty when there is none
 * @param uri null for the contact {@code *} and for URIs other than SIP
 * @param tag empty when there is none
 */
public record NameAddress(String display, SipUri uri, String tag) {
    /** The display name loses control characters and those that turn text around: people must be able to trust what they see. */
    public NameAddress {
        if (!isPlain(display) && !display.codePoints().allMatch(NameAddress::visible)) {
            display = display.codePoints()
                    .filter(NameAddress::visible)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }
    }

    /** As nearly all are. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    /** Joiners (U+200C, U+200D) are needed to write some languages. */
    private static boolean visible(int c) {
        boolean joiner = c == 0x200c || c == 0x200d;
        return joiner || !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT;
    }

    /** Formats an address; the display name is quoted and freed of everything that could end a header. */
    public static String format(String display, String uri) {
        String clean = clean(display);
        return clean.isEmpty() ? "<" + uri + ">" : "\"" + clean + "\" <" + uri + ">";
    }

    private static String clean(String display) {
        if (isPlain(display)) {
            return display.trim();
        }
        StringBuilder out = new StringBuilder(display.length());
        display.codePoints().filter(c -> !Character.isISOControl(c)).forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\');
            }
            out.appendCodePoint(c);
        });
        return out.toString().trim();
    }
}
