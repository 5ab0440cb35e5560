package org.strowger.sip.stack;

import gov.nist.javax.sip.message.SIPResponse;

/** A response of the library. */
final class JainResponse extends JainMessage implements InboundResponse {
    private final int status;
    private final String reason;

    JainResponse(SIPResponse response) {
        super(response);
        this.status = response.getStatusCode();
        this.reason = response.getReasonPhrase();
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String reason() {
        return reason;
    }
}
