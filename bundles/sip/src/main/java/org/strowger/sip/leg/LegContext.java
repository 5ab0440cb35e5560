package org.strowger.sip.leg;

import org.strowger.api.core.Scheduler;
import org.strowger.api.media.MediaService;
import org.strowger.sip.stack.Pressure;
import org.strowger.sip.stack.SipStack;
import org.strowger.sip.stack.Tags;

/**
 * What every leg uses.
 *
 * @param offers our INVITEs carry an offer
 */
public record LegContext(
        SipStack stack,
        MediaService media,
        Scheduler scheduler,
        Pressure pressure,
        Tags tags,
        LegTable legs,
        Whereabouts whereabouts,
        boolean offers,
        SessionTimers timers) {}
