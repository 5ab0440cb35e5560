/** Rules of the house as tests; {@code docs/adr/0009-tests-and-rules.md} says why they are what they are. */
package org.strowger.archrules;
