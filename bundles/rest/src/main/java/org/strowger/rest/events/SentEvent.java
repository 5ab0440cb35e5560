package org.strowger.rest.events;

import java.util.function.Supplier;

/**
 * An event as it goes out.
 *
 * @param sequence 1, 2, 3 … since this door was opened
 * @param json its data; yields null when there are none to send
 */
record SentEvent(long sequence, String type, Supplier<String> json, Audience audience) {}
