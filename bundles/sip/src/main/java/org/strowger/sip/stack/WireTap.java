package org.strowger.sip.stack;

/** Sees the messages of connections. */
interface WireTap {
    void message(boolean received, Flow flow, byte[] data);
}
