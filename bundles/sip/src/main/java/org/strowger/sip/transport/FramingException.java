package org.strowger.sip.transport;

/** What came cannot be told into messages any more: the link has no future. */
final class FramingException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient byte[] farewell;

    /** @param farewell what the peer is still told; empty for nothing */
    FramingException(String message, byte[] farewell) {
        super(message, null, false, false);
        this.farewell = farewell.clone();
    }

    byte[] farewell() {
        return farewell.clone();
    }
}
