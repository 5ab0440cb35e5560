package org.strowger.sip.transaction;

import org.strowger.sip.message.ReceivedMessage;
import org.strowger.sip.stack.Flow;

/** Sees every message. */
public interface MessageTrace {
    void received(ReceivedMessage message);

    /** Told just before it is sent, so that an answer is never seen first; seldom, it then cannot be sent. */
    void sent(byte[] message, Flow flow);
}
