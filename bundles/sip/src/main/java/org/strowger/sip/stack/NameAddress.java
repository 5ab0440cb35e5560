package org.strowger.sip.stack;

/**
 * A From, To or Contact value.
 *
 * @param display without quotes; empty when there is none
 * @param uri null for the contact {@code *} and for URIs other than SIP
 * @param tag empty when there is none
 */
public record NameAddress(String display, SipUri uri, String tag) {
    /** Formats an address; the display name is quoted and freed of everything that could end a header. */
    public static String format(String display, String uri) {
        String clean = clean(display);
        return clean.isEmpty() ? "<" + uri + ">" : "\"" + clean + "\" <" + uri + ">";
    }

    private static String clean(String display) {
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
