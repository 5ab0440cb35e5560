package org.strowger.monitor.state;

/**
 * What is set of an extension.
 *
 * @param forwarding number that all its calls go to; empty when they do not
 */
record Person(String number, String name, boolean dnd, String forwarding) {}
