package org.strowger.sip.stack;

import java.util.List;
import java.util.Optional;

/** What requests and responses have in common, as received. Immutable. */
public interface SipMessage {
    String callId();

    long cseq();

    String cseqMethod();

    NameAddress from();

    NameAddress to();

    /** The first contact; empty when there is none or it is {@code *}. */
    Optional<NameAddress> contact();

    /** The first value of a header. */
    Optional<String> header(String name);

    /** All values of a header, in order. */
    List<String> headers(String name);

    /** Media type in lower case, without parameters; empty when there is no body. */
    String contentType();

    /** The body as UTF-8; empty when there is none. */
    String body();

    /** Whom it came from. */
    Flow flow();

    /** The URIs of the Record-Route headers, as they stand in the message. */
    List<String> recordRoutes();
}
