package org.strowger.sip.leg;

import java.util.concurrent.Executor;
import org.strowger.api.core.Scheduler;
import org.strowger.api.media.MediaService;
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
        Executor pool,
        Tags tags,
        LegTable legs,
        boolean offers,
        SessionTimers timers) {}
