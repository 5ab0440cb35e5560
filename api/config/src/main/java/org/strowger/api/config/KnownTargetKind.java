package org.strowger.api.config;

/**
 * A kind of destination that is there, or that was.
 *
 * @param active false while its plug-in is absent: what names it stays, nothing new may name it
 */
public record KnownTargetKind(TargetKind kind, boolean active) {}
