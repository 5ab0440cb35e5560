/** Independent phones, driven from Java: SIPp for signalling and load, baresip for real audio, own RTP probes. */
package org.strowger.scenarios.peers;
