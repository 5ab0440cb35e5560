package org.strowger.sip.stack;

import java.net.InetAddress;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.strowger.api.sip.SipAccount.Transport;
import org.strowger.sip.transport.Link;
import org.strowger.sip.transport.LinkInbox;

/** Where connections hand in what they receive, and where is known who waits for an answer over which of them. */
final class LinkDesk implements LinkInbox {
    private final StackHandler handler;
    private final SourcePolice police;
    private final Map<Transport, LinkProcessor> processors = new EnumMap<>(Transport.class);
    private final Map<Flow, Set<JainClientTransaction>> waiting = new ConcurrentHashMap<>();
    private volatile Intake intake;

    LinkDesk(StackHandler handler, SourcePolice police) {
        this.handler = handler;
        this.police = police;
    }

    /** Before the first connection. */
    void open(Intake to, Collection<LinkProcessor> over) {
        over.forEach(p -> processors.put(p.kind(), p));
        intake = to;
    }

    @Override
    public boolean admit(InetAddress source) {
        return police.admit(source);
    }

    @Override
    public void message(Link link, byte[] message) {
        intake.take(link, processors.get(link.peer().transport()).channel(link.peer()), message);
    }

    @Override
    public void closed(Link link) {
        Flow flow = new Flow(link.peer().transport(), link.peer().remote());
        if (link.proven()) {
            handler.lost(flow);
        }
        Set<JainClientTransaction> unanswered = waiting.remove(flow);
        if (unanswered != null) {
            unanswered.forEach(JainClientTransaction::lost);
        }
    }

    /** An answer is awaited from there. */
    void awaits(Flow flow, JainClientTransaction transaction) {
        waiting.computeIfAbsent(flow, f -> ConcurrentHashMap.newKeySet()).add(transaction);
    }

    /** Not any more. */
    void settled(Flow flow, JainClientTransaction transaction) {
        waiting.computeIfPresent(flow, (f, all) -> {
            all.remove(transaction);
            return all.isEmpty() ? null : all;
        });
    }
}
