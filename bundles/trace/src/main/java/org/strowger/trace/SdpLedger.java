package org.strowger.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.strowger.api.call.trace.SdpSummary;
import org.strowger.api.call.trace.SdpSummary.Change;
import org.strowger.api.call.trace.SdpSummary.Role;
import org.strowger.api.call.trace.SdpSummary.Stream;

/** Offers and answers of one leg, and what each of them changes. */
final class SdpLedger {
    /** A description, with the step in which it came. */
    private record Said(int step, String cseq, boolean received, List<Stream> streams) {}

    private Said offer;
    /** The last description of the party and of ourselves. */
    private Said theirs;

    private Said ours;

    /** Takes the description of a message. */
    SdpSummary add(int step, SipText message, boolean received) {
        List<Stream> streams = Sdp.streams(message.body());
        Said said = new Said(step, message.cseq(), received, streams);
        boolean answer = answers(message, received);
        Said before = answer ? offer : received ? theirs : ours;
        List<Change> changes = before == null ? List.of() : changes(before.streams, streams, answer);
        if (!answer) {
            offer = said;
        }
        if (received) {
            theirs = said;
        } else {
            ours = said;
        }
        return new SdpSummary(answer ? Role.ANSWER : Role.OFFER, streams, before == null ? null : before.step, changes);
    }

    /**
     * A response answers the offer of its request. A request with a description offers, unless it is the ACK or the PRACK to a
     * response that has offered.
     */
    private boolean answers(SipText message, boolean received) {
        boolean oppositeOffer = offer != null && offer.received != received;
        if (message.response()) {
            return oppositeOffer && offer.cseq.equals(message.cseq());
        }
        return oppositeOffer && ("ACK".equals(message.method()) || "PRACK".equals(message.method()));
    }

    private static List<Change> changes(List<Stream> before, List<Stream> now, boolean answer) {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < Math.max(before.size(), now.size()); i++) {
            if (i >= before.size()) {
                changes.add(change(i, "added", "", now.get(i).kind()));
            } else if (i >= now.size()) {
                changes.add(change(i, "removed", before.get(i).kind(), ""));
            } else {
                compare(i, before.get(i), now.get(i), answer, changes);
            }
        }
        return changes;
    }

    private static void compare(int i, Stream before, Stream now, boolean answer, List<Change> changes) {
        if (now.port() == 0) {
            if (before.port() != 0) {
                changes.add(change(i, answer ? "refused" : "removed", before.kind(), ""));
            }
            return;
        }
        add(changes, i, "codecs", String.join(", ", before.codecs()), String.join(", ", now.codecs()));
        String expected = answer ? mirrored(before.direction()) : before.direction();
        add(changes, i, "direction", expected, now.direction());
        add(changes, i, "security", before.security(), now.security());
        add(changes, i, "ptime", shown(before.ptime()), shown(now.ptime()));
        if (!answer) {
            add(changes, i, "address", before.address() + ":" + before.port(), now.address() + ":" + now.port());
        }
    }

    private static String mirrored(String direction) {
        return switch (direction) {
            case "sendonly" -> "recvonly";
            case "recvonly" -> "sendonly";
            default -> direction;
        };
    }

    private static String shown(Integer ptime) {
        return ptime == null ? "" : ptime.toString();
    }

    private static void add(List<Change> changes, int stream, String what, String before, String now) {
        if (!Objects.equals(before, now)) {
            changes.add(change(stream, what, before, now));
        }
    }

    private static Change change(int stream, String what, String before, String after) {
        return new Change(stream, what, before, after, Wording.change(what, before, after));
    }

    /** What the party has said last; empty when nothing. */
    List<Stream> theirs() {
        return theirs == null ? List.of() : theirs.streams;
    }

    /** What we have said last. */
    List<Stream> ours() {
        return ours == null ? List.of() : ours.streams;
    }

    /** What was agreed on, as whoever answered said it; empty when nothing was. */
    List<Stream> agreed() {
        if (offer == null) {
            return List.of();
        }
        return offer.received ? ours() : theirs();
    }
}
