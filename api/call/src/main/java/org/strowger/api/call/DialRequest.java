package org.strowger.api.call;

import java.util.List;
import org.strowger.api.media.AudioFormat;

/**
 * Asks technologies for the legs that reach an extension.
 *
 * @param callId of the call it belongs to
 * @param extension number to reach
 * @param caller who is shown
 * @param dialed what the caller dialled
 * @param callerFormats what the other side can do, best first: offered first where the callee has it too
 * @param callerLeg leg of the caller, whose own device is not to be rung; null when there is none
 * @param diversions who passed the call on before, the first first
 * @param style how they are named to the called party
 * @param referredBy who transferred the caller here; null when nobody did
 */
public record DialRequest(
        String callId,
        String extension,
        Party caller,
        String dialed,
        List<AudioFormat> callerFormats,
        Leg callerLeg,
        List<Diversion> diversions,
        Diversion.Style style,
        Party referredBy) {
    /** Of a call that nobody passed on. */
    public DialRequest(
            String callId,
            String extension,
            Party caller,
            String dialed,
            List<AudioFormat> callerFormats,
            Leg callerLeg) {
        this(callId, extension, caller, dialed, callerFormats, callerLeg, List.of(), Diversion.Style.NONE, null);
    }

    /** Of a call whose caller has no leg yet. */
    public DialRequest(String callId, String extension, Party caller, String dialed, List<AudioFormat> callerFormats) {
        this(callId, extension, caller, dialed, callerFormats, null);
    }
}
