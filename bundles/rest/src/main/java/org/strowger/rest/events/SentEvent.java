package org.strowger.rest.events;

/**
 * An event as it goes out.
 *
 * @param sequence 1, 2, 3 … since this door was opened
 * @param json its data
 */
record SentEvent(long sequence, String type, String json, Audience audience) {}
