package org.strowger.sip.sdp;

/** A session description that cannot be read or cannot be agreed on. */
public class SdpException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What to answer. */
    public enum Reason {
        /** Not SDP, or beyond the limits: 400. */
        MALFORMED(400),
        /** Readable, but nothing we can or want to do: 488. */
        NOT_ACCEPTABLE(488);

        private final int status;

        Reason(int status) {
            this.status = status;
        }

        /** SIP status code. */
        public int status() {
            return status;
        }
    }

    private static final int INCOMPATIBLE_TRANSPORT = 302;
    private static final int MISCELLANEOUS = 399;

    private final Reason reason;
    private final int warning;

    public SdpException(Reason reason, String message) {
        this(reason, message, MISCELLANEOUS);
    }

    private SdpException(Reason reason, String message, int warning) {
        super(message, null, false, false);
        this.reason = reason;
        this.warning = warning;
    }

    /** Code of a Warning header with the message as its text (RFC 3261 section 20.43); 0 when there is nothing to tell. */
    public int warning() {
        return reason == Reason.NOT_ACCEPTABLE ? warning : 0;
    }

    public Reason reason() {
        return reason;
    }

    static SdpException malformed(String message) {
        return new SdpException(Reason.MALFORMED, message);
    }

    /** Encryption cannot be agreed on. */
    static SdpException encryption(String message) {
        return new SdpException(Reason.NOT_ACCEPTABLE, message, INCOMPATIBLE_TRANSPORT);
    }

    static SdpException notAcceptable(String message) {
        return new SdpException(Reason.NOT_ACCEPTABLE, message);
    }
}
