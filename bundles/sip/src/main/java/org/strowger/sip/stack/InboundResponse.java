package org.strowger.sip.stack;

/** A response that came. */
public interface InboundResponse extends SipMessage {
    int status();

    String reason();

    default boolean provisional() {
        return status() < 200;
    }

    default boolean success() {
        return status() >= 200 && status() < 300;
    }
}
