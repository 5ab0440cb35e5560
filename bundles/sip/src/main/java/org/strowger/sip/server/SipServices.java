package org.strowger.sip.server;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.strowger.api.call.CallService;
import org.strowger.api.core.Scheduler;
import org.strowger.api.core.TlsIdentity;
import org.strowger.api.event.EventBus;
import org.strowger.api.media.MediaService;
import org.strowger.api.sip.SipAccount;
import org.strowger.sip.event.EventPackages;
import org.strowger.sip.registrar.Registrar;
import org.strowger.sip.stack.TraceLog;

/**
 * What the server needs of others.
 *
 * @param accounts by user
 * @param calls yields null while there is no call service
 */
public record SipServices(
        Scheduler scheduler,
        MediaService media,
        TlsIdentity identity,
        TraceLog trace,
        EventBus events,
        EventPackages packages,
        Registrar registrar,
        Function<String, Optional<SipAccount>> accounts,
        Supplier<CallService> calls) {}
