package org.strowger.api.sip;

import java.time.Instant;

/**
 * One contact bound to an address of record.
 *
 * @param id stable, for removing it
 * @param contact the URI as the device gave it
 * @param address host:port it really is at
 * @param reachable answered the last qualify; true before the first
 * @param latencyMs of the last qualify; -1 when unknown
 */
public record Registration(
        String id,
        String user,
        String contact,
        String address,
        SipAccount.Transport transport,
        String userAgent,
        Instant registeredAt,
        Instant expiresAt,
        boolean reachable,
        double latencyMs) {}
