package org.strowger.sip.stack;

import gov.nist.core.ServerLogger;
import gov.nist.javax.sip.message.SIPMessage;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sip.SipStack;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.strowger.api.core.Scheduler;
import org.strowger.api.sip.SipTap;
import org.strowger.api.sip.SipTrace;
import org.strowger.lib.jainsip.Slf4jStackLogger;

/** The trace: a ring of the last messages, fed by the library while it is on. */
@Component(service = {SipTrace.class, TraceLog.class})
public final class TraceLog implements SipTrace, ServerLogger {
    private static final int CAPACITY = 2000;
    private static final Pattern CALL_ID = Pattern.compile("(?im)^(?:call-id|i)[ \\t]*:[ \\t]*(\\S+)");

    private final Clock clock;
    private final Deque<Entry> ring = new ArrayDeque<>();
    private volatile boolean on;
    private volatile SipTap tap;

    @Activate
    public TraceLog(@Reference Scheduler scheduler) {
        this.clock = scheduler.clock();
    }

    @Override
    public void enable(boolean wanted) {
        on = wanted;
        Slf4jStackLogger.traceMessages(wanted);
    }

    @Override
    public boolean enabled() {
        return on;
    }

    @Override
    public List<Message> messages(String callId, int limit) {
        List<Message> found = new ArrayList<>();
        synchronized (ring) {
            for (var i = ring.descendingIterator(); i.hasNext() && found.size() < limit; ) {
                Entry entry = i.next();
                if (callId == null || callId.isEmpty() || entry.callId.contains(callId)) {
                    found.add(0, entry.message);
                }
            }
        }
        return found;
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void setTap(SipTap service) {
        tap = service;
    }

    public void unsetTap(SipTap service) {
        if (tap == service) {
            tap = null;
        }
    }

    /** A message on the wire, for who traces calls. */
    void tap(boolean received, Flow flow, Supplier<String> local, byte[] data) {
        SipTap listening = tap;
        if (listening != null) {
            String transport = flow.transport().name().toLowerCase(Locale.ROOT);
            listening.message(new SipTap.Message(clock.instant(), received, transport, local, flow.remote(), data));
        }
    }

    /** A leg uses this Call-ID from now on. */
    public void leg(String callId, String legId) {
        SipTap listening = tap;
        if (listening != null) {
            listening.leg(callId, legId);
        }
    }

    /** A message of our own transports. */
    void add(boolean received, Flow flow, String local, String text) {
        Matcher callId = CALL_ID.matcher(text);
        Message shown = new Message(
                clock.instant(),
                received,
                flow.transport().name(),
                local,
                Hosts.format(flow.host()) + ":" + flow.remote().getPort(),
                Redaction.of(text));
        add(new Entry(callId.find() ? callId.group(1) : "", shown));
    }

    private void add(Entry entry) {
        synchronized (ring) {
            if (ring.size() >= CAPACITY) {
                ring.removeFirst();
            }
            ring.addLast(entry);
        }
    }

    @Override
    public void logMessage(SIPMessage message, String from, String to, boolean sender, long time) {
        if (!on || message.getCallId() == null) {
            return;
        }
        String transport =
                message.getTopmostVia() == null ? "" : message.getTopmostVia().getTransport();
        String text = Redaction.of(message.encode());
        Message shown = sender
                ? new Message(clock.instant(), false, transport, wildcard(from), to, text)
                : new Message(clock.instant(), true, transport, wildcard(to), source(message, from), text);
        add(new Entry(message.getCallId().getCallId(), shown));
    }

    /** The real source, since the library names the one in the Via. */
    private static String source(SIPMessage message, String otherwise) {
        return message.getPeerPacketSourceAddress() == null
                ? otherwise
                : Hosts.format(message.getPeerPacketSourceAddress().getHostAddress()) + ":"
                        + message.getPeerPacketSourcePort();
    }

    private static String wildcard(String local) {
        return local.replaceFirst("^(0:0:0:0:0:0:0:0|0\\.0\\.0\\.0):", "*:");
    }

    @Override
    public void logMessage(SIPMessage message, String from, String to, String status, boolean sender, long time) {
        logMessage(message, from, to, sender, time);
    }

    @Override
    public void logMessage(SIPMessage message, String from, String to, String status, boolean sender) {
        logMessage(message, from, to, sender, 0);
    }

    @Override
    public void closeLogFile() {}

    @Override
    public void logException(Exception ex) {}

    @Override
    public void setStackProperties(Properties properties) {}

    @Override
    public void setSipStack(SipStack stack) {}

    private record Entry(String callId, Message message) {}
}
