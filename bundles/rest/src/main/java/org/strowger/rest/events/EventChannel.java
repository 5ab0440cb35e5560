package org.strowger.rest.events;

import java.util.concurrent.CompletionStage;

/** The wire to one client. */
interface EventChannel {
    /** Sends an event; the stage completes when it is written. */
    CompletionStage<?> send(String id, String type, String json);

    CompletionStage<?> comment(String text);

    boolean closed();

    void close();
}
