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

    private final Reason reason;

    public SdpException(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    static SdpException malformed(String message) {
        return new SdpException(Reason.MALFORMED, message);
    }

    static SdpException notAcceptable(String message) {
        return new SdpException(Reason.NOT_ACCEPTABLE, message);
    }
}
