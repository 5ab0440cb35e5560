package org.strowger.sip.leg;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.strowger.sip.stack.InboundRequest;
import org.strowger.sip.stack.InboundResponse;
import org.strowger.sip.stack.SipMessage;

/** The early dialogs that one INVITE has made: one for each To tag (RFC 3261 section 12.1). Mailbox only. */
final class Forks {
    /** A proxy that shows more devices than this is not believed. */
    private static final int MOST = 16;

    private final Dialog first;
    private final long cseq;
    private final List<Fork> forks = new ArrayList<>(1);

    /** One of them. */
    static final class Fork {
        final Dialog dialog;
        /** Its answer to our offer; null when there was none yet. */
        String answer;
        /** Our answer to its offer, until it is sent. */
        String reply;
        /** The answer came for certain: a later one is none. */
        boolean exchanged;

        private long rseq = -1;

        private Fork(Dialog dialog) {
            this.dialog = dialog;
        }

        /** Whether a reliable response is the next one; others are old, or come too early and again (RFC 3262 section 4). */
        boolean next(long number) {
            boolean next = number > 0 && (rseq < 0 || number == rseq + 1);
            if (next) {
                rseq = number;
            }
            return next;
        }
    }

    /** @param first the dialog of the INVITE with this number; becomes that of the first fork */
    Forks(Dialog first, long cseq) {
        this.first = first;
        this.cseq = cseq;
    }

    /** The fork that a response comes from; empty when it has no tag, or when there are too many. */
    Optional<Fork> of(InboundResponse response) {
        if (response.to().tag().isEmpty()) {
            return Optional.empty();
        }
        Optional<Fork> known = find(response.to().tag());
        return known.isPresent() || forks.size() >= MOST ? known : Optional.of(add(response));
    }

    private Fork add(SipMessage response) {
        Dialog dialog = first;
        if (forks.isEmpty()) {
            first.established(response);
        } else {
            dialog = first.fork(response, cseq);
        }
        Fork fork = new Fork(dialog);
        forks.add(fork);
        return fork;
    }

    /** The fork that a request belongs to. */
    Optional<Fork> of(InboundRequest request) {
        return find(request.from().tag());
    }

    private Optional<Fork> find(String tag) {
        for (Fork fork : forks) {
            if (fork.dialog.hasTag(tag)) {
                return Optional.of(fork);
            }
        }
        return Optional.empty();
    }

    /** There was more than one, so that a late answer of another one may still come. */
    boolean several() {
        return forks.size() > 1;
    }
}
