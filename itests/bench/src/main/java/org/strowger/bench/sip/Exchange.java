package org.strowger.bench.sip;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.strowger.testkit.sip.Digest;
import org.strowger.testkit.sip.SipMessage;

/** A request with its answers: sent again until answered, and once more with credentials when challenged. */
final class Exchange {
    private static final long FIRST_REPEAT = 500;
    private static final int REPEATS = 5;

    /**
     * What is sent.
     *
     * @param to value of the To header, with the tag within a dialog
     * @param rest further header lines and the body, from Content-Length on
     */
    record Request(String method, String uri, Account account, String to, String callId, String rest) {}

    private final Ua ua;
    private final Request request;
    private final CompletableFuture<SipMessage> result = new CompletableFuture<>();
    private int cseq;
    private String branch = "";
    private String authorization = "";
    private String sent = "";
    private String acknowledgement = "";
    private ScheduledFuture<?> repeat;
    private long firstSentAt;
    private long lastSentAt;
    private long ringingAt;

    Exchange(Ua ua, Request request, int cseq) {
        this.ua = ua;
        this.request = request;
        this.cseq = cseq;
    }

    synchronized Exchange start() {
        firstSentAt = System.nanoTime();
        transmit();
        return this;
    }

    private void transmit() {
        branch = ua.newBranch(this);
        sent = message(request.method(), request.uri(), request.to(), authorization + request.rest());
        lastSentAt = System.nanoTime();
        ua.send(sent);
        repeatAfter(FIRST_REPEAT, REPEATS);
    }

    private String message(String method, String uri, String to, String rest) {
        String contact = "Contact: <" + ua.uriOf(request.account().number()) + ">\r\n";
        return method + " " + uri + " SIP/2.0\r\nVia: SIP/2.0/UDP " + ua.address() + ";rport;branch=" + branch
                + "\r\nFrom: <sip:" + request.account().number() + "@" + ua.serverAddress() + ">;tag="
                + request.callId().substring(0, 8) + "\r\nTo: " + to + "\r\nCall-ID: " + request.callId() + "\r\nCSeq: "
                + cseq + " " + method + "\r\nMax-Forwards: 70\r\n" + (method.equals("ACK") ? "" : contact) + rest;
    }

    private void repeatAfter(long millis, int left) {
        String what = sent;
        repeat = ua.later(millis, TimeUnit.MILLISECONDS, () -> repeat(what, millis, left));
    }

    private synchronized void repeat(String what, long millis, int left) {
        if (result.isDone() || !what.equals(sent)) {
            return;
        }
        if (left == 0) {
            result.completeExceptionally(new IllegalStateException("no answer to " + request.method()));
            return;
        }
        ua.repeated();
        ua.send(sent);
        repeatAfter(millis * 2, left - 1);
    }

    synchronized void response(SipMessage response, long at) {
        int status = response.status();
        if (!response.branch().equals(branch)) {
            return;
        }
        repeat.cancel(false);
        if (status < 200) {
            ringingAt = status >= 180 && ringingAt == 0 ? at : ringingAt;
        } else if (result.isDone()) {
            ua.send(acknowledgement);
        } else {
            finalResponse(response, status);
        }
    }

    private void finalResponse(SipMessage response, int status) {
        boolean invite = request.method().equals("INVITE");
        if (invite) {
            acknowledge(response, status);
        }
        if ((status == 401 || status == 407) && authorization.isEmpty()) {
            Account account = request.account();
            authorization =
                    Digest.answer(response, account.number(), account.password(), request.method(), request.uri());
            cseq++;
            transmit();
        } else if (status < 300) {
            result.complete(response);
        } else {
            result.completeExceptionally(new IllegalStateException(request.method() + " got " + response));
        }
    }

    /** RFC 3261 17.1.1.3: a refusal is acknowledged within its transaction; a 2xx by a transaction of its own (13.2.2.4). */
    private void acknowledge(SipMessage response, int status) {
        String uri = status < 300 ? response.contact() : request.uri();
        String inviteBranch = branch;
        branch = status < 300 ? inviteBranch + "a" : inviteBranch;
        acknowledgement = message("ACK", uri, response.header("to"), "Content-Length: 0\r\n\r\n");
        branch = inviteBranch;
        ua.send(acknowledgement);
    }

    CompletableFuture<SipMessage> result() {
        return result;
    }

    Request request() {
        return request;
    }

    synchronized int nextCseq() {
        return cseq + 1;
    }

    /** Nanoseconds from the request with credentials, or from the very first one, to the ringing; -1 when it did not ring. */
    synchronized long ringingAfter(boolean fromFirst) {
        return ringingAt == 0 ? -1 : ringingAt - (fromFirst ? firstSentAt : lastSentAt);
    }
}
