package org.strowger.rest.calls;

import java.util.Optional;
import org.strowger.api.board.Boards;
import org.strowger.api.call.CallRecords;
import org.strowger.api.call.CallService;
import org.strowger.api.call.trace.CallTraces;
import org.strowger.api.media.PromptLibrary;
import org.strowger.api.sip.Registrations;
import org.strowger.api.sip.SipTrace;

/** What runs the telephony; each throws UNAVAILABLE as a problem while its bundle is away. */
public interface TelephonyParts {
    CallService calls();

    CallRecords records();

    Registrations registrations();

    SipTrace trace();

    /** Empty while nobody traces calls. */
    Optional<CallTraces> callTraces();

    PromptLibrary prompts();

    Boards boards();
}
