package org.strowger.testkit.sip;

import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

/** A request with its final answer: sent again until answered, and once more with credentials when it is challenged. */
final class Exchange {
    private static final long FIRST_REPEAT = 500;
    private static final int REPEATS = 5;

    /**
     * What is sent.
     *
     * @param target where to
     * @param rest further header lines and the body, from Content-Length on
     */
    record Request(
            InetSocketAddress target, String method, String uri, String from, String to, String callId, String rest) {}

    private final SipAgent agent;
    private final Request request;
    private final CompletableFuture<Void> ringing = new CompletableFuture<>();
    private final CompletableFuture<SipMessage> answer = new CompletableFuture<>();
    private int cseq;
    private String branch = "";
    private String authorization = "";
    private String sent = "";
    private String acknowledgement = "";

    Exchange(SipAgent agent, Request request, int cseq) {
        this.agent = agent;
        this.request = request;
        this.cseq = cseq;
    }

    synchronized Exchange start() {
        branch = "z9hG4bK" + Long.toHexString(ThreadLocalRandom.current().nextLong());
        agent.listen(branch, request.method(), this);
        sent = message(request.method(), request.uri(), request.to(), authorization + request.rest());
        agent.send(sent, request.target());
        repeatAfter(sent, FIRST_REPEAT, REPEATS);
        return this;
    }

    private String message(String method, String uri, String to, String rest) {
        String contact = method.equals("ACK") ? "" : "Contact: <" + agent.uri() + ">\r\n";
        return method + " " + uri + " SIP/2.0\r\nVia: SIP/2.0/UDP " + agent.address() + ";rport;branch=" + branch
                + "\r\nFrom: " + request.from() + "\r\nTo: " + to + "\r\nCall-ID: " + request.callId() + "\r\nCSeq: "
                + cseq + " " + method + "\r\nMax-Forwards: 70\r\n" + contact + rest;
    }

    private void repeatAfter(String what, long millis, int left) {
        agent.later(millis, () -> repeat(what, millis, left));
    }

    private synchronized void repeat(String what, long millis, int left) {
        boolean over = answer.isDone() || ringing.isDone() || !what.equals(sent);
        if (!over && left == 0) {
            answer.completeExceptionally(new AssertionError("no answer to " + request.method() + " " + request.uri()));
        } else if (!over) {
            agent.send(what, request.target());
            repeatAfter(what, millis * 2, left - 1);
        }
    }

    /** Gives up an INVITE that has not been answered; its answer still comes (RFC 3261 9.1). */
    synchronized void cancel() {
        String cancel = message("CANCEL", request.uri(), request.to(), "Content-Length: 0\r\n\r\n");
        agent.send(cancel, request.target());
    }

    synchronized void response(SipMessage response) {
        int status = response.status();
        if (!response.branch().equals(branch)) {
            return;
        }
        if (status < 200) {
            // A 100 says no more than that the request came.
            if (status > 100) {
                ringing.complete(null);
            }
        } else if (answer.isDone()) {
            agent.send(acknowledgement, request.target());
        } else {
            last(response, status);
        }
    }

    private void last(SipMessage response, int status) {
        if (request.method().equals("INVITE")) {
            acknowledge(response, status);
        }
        if ((status == 401 || status == 407) && authorization.isEmpty()) {
            authorization = Digest.answer(response, agent.number(), agent.password(), request.method(), request.uri());
            cseq++;
            start();
        } else {
            answer.complete(response);
        }
    }

    /** A refusal is acknowledged within its transaction (RFC 3261 17.1.1.3), a 2xx by one of its own (13.2.2.4). */
    private void acknowledge(SipMessage response, int status) {
        String invite = branch;
        branch = status < 300 ? invite + "a" : invite;
        String uri = status < 300 ? response.contact() : request.uri();
        acknowledgement = message("ACK", uri, response.header("to"), "Content-Length: 0\r\n\r\n");
        branch = invite;
        agent.send(acknowledgement, request.target());
    }

    Request request() {
        return request;
    }

    /** Something rings, or there is early sound. */
    CompletableFuture<Void> ringing() {
        return ringing;
    }

    /** The final answer, whatever its status. */
    CompletableFuture<SipMessage> answer() {
        return answer;
    }

    synchronized int cseq() {
        return cseq;
    }
}
