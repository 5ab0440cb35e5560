package org.strowger.sip.transaction;

import org.strowger.sip.message.ReceivedMessage;
import org.strowger.sip.stack.Flow;

/** Sees every message. */
public interface MessageTrace {
    void received(ReceivedMessage message);

    void sent(byte[] message, Flow flow);
}
