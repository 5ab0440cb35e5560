package org.strowger.api.offence;

/** A contract that does not say who implements it, which is forbidden. */
public interface Unclaimed {
    /** Nobody else can implement it, so that it need not say. */
    sealed interface Closed permits Only {}

    /** The only one. */
    record Only() implements Closed {}
}
