package org.strowger.parking;

import java.time.Instant;
import org.strowger.api.call.Party;

/**
 * A call that waits on a place.
 *
 * @param slot number of the place
 * @param parkedBy whose phone rings when the time is over
 * @param since when it was parked there
 * @param until when it goes back
 * @param returns how often it has gone back before
 */
record ParkedCall(
        String slot, String callId, Party caller, Party parkedBy, Instant since, Instant until, int returns) {}
