/**
 * What a driver of telephony cards implements, and what those above it see: boards, slots, ports, their sound and their
 * events.
 *
 * <p>Three layers: a board driver (a bundle in {@code hal-bundles}) knows the card; a signalling bundle knows the
 * protocol on the line (analog, ISDN, R2, GSM); the service above knows trunks and extensions. This package is the seam
 * between the first two. A driver needs nothing else of the system.
 *
 * <p>Threads: the events of one port are told one after another, in order, never two at a time; those of different ports
 * may overlap. Sound moves on one thread a board, which calls nobody. No call in either direction blocks for longer than
 * a frame (10 or 20 ms), except those that say so. What a caller may do on a callback's thread is note it and hand over.
 *
 * <p>Units: times are {@code Duration} or milliseconds where a name ends in {@code Millis}; levels are decibels, 0 being
 * unchanged, or dBm where a name ends in {@code Dbm}; currents are milliamperes.
 */
@Export
@Version("1.0.0")
package org.strowger.api.hal;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
