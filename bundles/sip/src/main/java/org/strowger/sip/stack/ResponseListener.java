package org.strowger.sip.stack;

/** Told of what becomes of a request, on any thread. */
public interface ResponseListener {
    /** Hears nothing. */
    ResponseListener NONE = new ResponseListener() {
        @Override
        public void response(InboundResponse response) {}

        @Override
        public void failed(Failure failure) {}
    };

    void response(InboundResponse response);

    void failed(Failure failure);

    /** Why there will be no response. */
    enum Failure {
        /** Nothing came within 64*T1 (timer B or F). */
        TIMEOUT,
        /** The transport refused it. */
        TRANSPORT
    }
}
