package org.strowger.api.sip;

import java.time.Instant;

/**
 * A phone's subscription to some state.
 *
 * @param id stable, for ending it
 * @param event name of the package
 * @param resource what it watches
 * @param address transport and address of the phone
 * @param notified how many notifications were sent
 */
public record Subscription(
        String id,
        String event,
        String subscriber,
        String resource,
        String address,
        String userAgent,
        Instant since,
        Instant expiresAt,
        long notified) {}
