package org.strowger.bench;

/**
 * One measured value.
 *
 * @param target what it should be, empty when nothing is asked of it
 * @param met whether it is so; null when nothing is asked, or nothing was measured
 */
record Figure(String measurement, String name, double value, String unit, String target, Boolean met) {}
