package org.strowger.forwarding;

import java.time.Duration;

/**
 * One kind of forwarding as an extension has set it.
 *
 * @param target as the owner would dial it; empty when none is set
 * @param timeout how long it rings first; null for the system's ring time, and for kinds that do not wait
 * @param notice the caller hears the prompt before
 */
record ForwardRule(ForwardKind kind, boolean enabled, String target, Duration timeout, boolean notice, String prompt) {}
