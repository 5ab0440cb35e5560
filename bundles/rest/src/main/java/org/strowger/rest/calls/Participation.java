package org.strowger.rest.calls;

import org.strowger.api.call.CallRecord;
import org.strowger.api.call.CallView;
import org.strowger.api.call.Party;
import org.strowger.api.sip.Registration;
import org.strowger.rest.security.Caller;

/** Whether something belongs to the caller; those who are no mere users own everything. */
public final class Participation {
    private Participation() {}

    public static boolean owns(Caller caller, CallView call) {
        return !caller.isUser()
                || is(caller, call.caller())
                || call.legs().stream().anyMatch(leg -> is(caller, leg.party()));
    }

    public static boolean owns(Caller caller, CallRecord call) {
        return !caller.isUser()
                || is(caller, call.caller())
                || call.legs().stream().anyMatch(leg -> is(caller, leg.party()));
    }

    public static boolean owns(Caller caller, Registration registration) {
        return !caller.isUser() || is(caller, registration.user());
    }

    private static boolean is(Caller caller, Party party) {
        return party != null && is(caller, party.extension());
    }

    private static boolean is(Caller caller, String extension) {
        String own = caller.account().extension();
        return own != null && !own.isEmpty() && own.equals(extension);
    }
}
