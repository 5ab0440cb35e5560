package org.strowger.sip.registrar;

/**
 * A binding with its deadlines on the monotonic clock, which a jump of the wall clock does not move.
 *
 * @param qualifyAt when it next wants an OPTIONS
 */
record Slot(Binding binding, long expiresAt, long qualifyAt) {
    Slot with(Binding changed) {
        return new Slot(changed, expiresAt, qualifyAt);
    }

    Slot qualifyAt(long instant) {
        return new Slot(binding, expiresAt, instant);
    }

    boolean expired(long now) {
        return now - expiresAt >= 0;
    }
}
