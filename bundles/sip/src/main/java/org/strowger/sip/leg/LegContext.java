package org.strowger.sip.leg;

import java.util.concurrent.Executor;
import org.strowger.api.core.Scheduler;
import org.strowger.api.media.MediaService;
import org.strowger.sip.stack.SipStack;
import org.strowger.sip.stack.Tags;

/** What every leg uses. */
public record LegContext(
        SipStack stack,
        MediaService media,
        Scheduler scheduler,
        Executor pool,
        Tags tags,
        LegTable legs,
        SessionTimers timers) {}
