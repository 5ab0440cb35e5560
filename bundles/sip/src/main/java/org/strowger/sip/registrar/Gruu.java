package org.strowger.sip.registrar;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Public GRUUs (RFC 5627): the address of a user with the instance of one device in the parameter {@code gr}. */
public final class Gruu {
    /** Other instances would have to be escaped, and compared unescaped; none are known. */
    private static final Pattern INSTANCE = Pattern.compile("<(urn:[A-Za-z0-9:._-]{1,200})>");

    private static final Pattern PARAMETER = Pattern.compile(";gr=([A-Za-z0-9:._-]{1,204})(?=[;?]|$)");

    private Gruu() {}

    /** Of a device at a user's address; empty for one that has no instance of the usual form. */
    static Optional<String> of(String address, String instance) {
        Matcher m = INSTANCE.matcher(instance);
        return m.matches() ? Optional.of(address + ";gr=" + m.group(1)) : Optional.empty();
    }

    /** The device that a URI names; empty when it is no GRUU. */
    public static Optional<String> instance(String uri) {
        int host = uri.indexOf('@') + 1;
        Matcher m = PARAMETER.matcher(uri);
        return m.find(host) ? Optional.of("<" + m.group(1) + ">") : Optional.empty();
    }
}
