package org.strowger.rest.events;

import java.util.concurrent.CompletionStage;

/** The wire to one client. */
interface EventChannel {
    /** Sends an event; the stage completes when it is written. */
    CompletionStage<?> send(String id, String type, String json);

    /** Sends what is no event, and how far the client has come: it may resume from there. */
    CompletionStage<?> comment(String id, String text);

    boolean closed();

    void close();
}
