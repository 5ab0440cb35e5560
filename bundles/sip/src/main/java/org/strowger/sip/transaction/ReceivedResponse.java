package org.strowger.sip.transaction;

import org.strowger.sip.message.MalformedMessage;
import org.strowger.sip.message.ReceivedMessage;
import org.strowger.sip.stack.Flow;
import org.strowger.sip.stack.InboundResponse;

/** A response as it came. */
final class ReceivedResponse extends ReceivedMessage implements InboundResponse {
    ReceivedResponse(byte[] data, Flow flow) throws MalformedMessage {
        super(data, flow);
    }

    @Override
    public String reason() {
        String line = startLine();
        return line.length() > 12 ? line.substring(12).strip() : "";
    }
}
