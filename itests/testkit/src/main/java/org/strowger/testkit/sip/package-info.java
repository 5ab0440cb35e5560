/** A phone for tests: registers, calls, is called, over UDP on the loopback address. */
package org.strowger.testkit.sip;
