package org.strowger.sip.leg;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.strowger.sip.stack.InboundRequest;

/** Finds the leg that a message belongs to. */
public final class LegTable {
    private final Map<String, SipLeg> dialogs = new ConcurrentHashMap<>();
    private final Map<String, Integer> users = new ConcurrentHashMap<>();
    /** By topmost Via, for CANCEL and retransmissions. */
    private final Map<String, InboundLeg> transactions = new ConcurrentHashMap<>();
    /** By Call-ID, From tag and CSeq, for requests that came by two ways (RFC 3261 section 8.2.2.2). */
    private final Map<String, InboundLeg> invites = new ConcurrentHashMap<>();

    private final BiConsumer<String, String> told;

    /** Of which nobody is told. */
    public LegTable() {
        this((callId, leg) -> {});
    }

    /** @param told the Call-ID and the id of each leg that is added */
    public LegTable(BiConsumer<String, String> told) {
        this.told = told;
    }

    /** The leg of the dialog with this local tag. */
    public Optional<SipLeg> dialog(String callId, String localTag) {
        return Optional.ofNullable(dialogs.get(callId + '|' + localTag));
    }

    /** The leg whose INVITE this is once more, or which this CANCEL is for. */
    public Optional<InboundLeg> transaction(InboundRequest request) {
        return Optional.ofNullable(transactions.get(request.transactionKey()));
    }

    /** True when the same INVITE is being handled under another branch. */
    public boolean merged(InboundRequest invite) {
        return invites.containsKey(key(invite));
    }

    /** Legs that are not forgotten yet. */
    public int size() {
        return dialogs.size();
    }

    /** Those of one user. */
    public int of(String user) {
        return users.getOrDefault(user, 0);
    }

    /** All of them, for shutting down. */
    public Iterable<SipLeg> all() {
        return dialogs.values();
    }

    void add(String callId, String localTag, SipLeg leg) {
        told.accept(callId, leg.id());
        if (dialogs.put(callId + '|' + localTag, leg) == null) {
            users.merge(leg.account.user(), 1, Integer::sum);
        }
    }

    void remove(String callId, String localTag) {
        SipLeg leg = dialogs.remove(callId + '|' + localTag);
        if (leg != null) {
            users.merge(leg.account.user(), -1, (a, b) -> a + b == 0 ? null : a + b);
        }
    }

    void add(InboundRequest invite, InboundLeg leg) {
        transactions.put(invite.transactionKey(), leg);
        invites.put(key(invite), leg);
    }

    void remove(InboundRequest invite) {
        transactions.remove(invite.transactionKey());
        invites.remove(key(invite));
    }

    private static String key(InboundRequest invite) {
        return invite.callId() + '|' + invite.from().tag() + '|' + invite.cseq();
    }
}
