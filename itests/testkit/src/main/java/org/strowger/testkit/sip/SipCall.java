package org.strowger.testkit.sip;

import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import org.strowger.testkit.audio.Wav;

/** A call of a {@link SipAgent}, made or received. */
public final class SipCall {
    static final String EMPTY = "Content-Length: 0\r\n\r\n";
    private static final int REPEATS = 6;

    private final SipAgent agent;
    private final String id;
    private final boolean made;
    private final InetSocketAddress peer;
    private final String tag = ";tag=" + SipAgent.newId().substring(0, 8);
    private final Sound sound = new Sound();
    private final CompletableFuture<SipMessage> confirmed = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    private Exchange invite;
    /** Done once the answer has taken its effect here. */
    private CompletableFuture<SipMessage> answered;

    private SipMessage received;
    /** To the INVITE. */
    private String lastReply = "";

    private volatile String localSdp = "";
    private volatile String remoteSdp = "";
    private int cseq;

    private SipCall(SipAgent agent, String id, boolean made, InetSocketAddress peer) {
        this.agent = agent;
        this.id = id;
        this.made = made;
        this.peer = peer;
    }

    static SipCall to(SipAgent agent, String dialed, String id) {
        SipCall call = new SipCall(agent, id, true, agent.server());
        String uri = "sip:" + dialed + "@" + agent.serverAddress();
        String self = "<sip:" + agent.number() + "@" + agent.serverAddress() + ">" + call.tag;
        call.localSdp = Description.own(call.sound.port(), Description.OWN_KEY_TYPE);
        String body = Description.body("application/sdp", call.localSdp);
        call.invite =
                new Exchange(agent, new Exchange.Request(call.peer, "INVITE", uri, self, "<" + uri + ">", id, body), 1);
        return call;
    }

    static SipCall from(SipAgent agent, SipMessage invite, InetSocketAddress peer) {
        SipCall call = new SipCall(agent, invite.header("call-id"), false, peer);
        call.received = invite;
        call.remoteSdp = invite.body();
        return call;
    }

    void start() {
        answered = invite.answer().whenComplete((answer, fault) -> {
            if (fault == null && answer.status() < 300) {
                remote(answer.body());
                agent.speak(sound, ended);
            } else {
                release();
            }
        });
        invite.start();
    }

    String id() {
        return id;
    }

    // ---- a call that was made

    /** Waits until the other side rings, or gives early sound. */
    public SipCall awaitRinging() {
        agent.await(invite.ringing(), "ringing");
        return this;
    }

    public SipCall awaitAnswer() {
        SipMessage answer = agent.await(answered, "an answer");
        if (answer.status() >= 300) {
            throw new AssertionError("refused: " + answer);
        }
        return this;
    }

    /** Waits until the call is refused; the status, such as 486. */
    public int awaitRefusal() {
        SipMessage answer = agent.await(answered, "a refusal");
        if (answer.status() < 300) {
            throw new AssertionError("answered, not refused");
        }
        return answer.status();
    }

    /** Gives up before the other side has answered. */
    public void cancel() {
        agent.await(invite.ringing(), "ringing");
        invite.cancel();
        awaitEnd();
    }

    // ---- a call that has come

    /** Number of who calls. */
    public String caller() {
        String uri = received.uri("from");
        return uri.substring(uri.indexOf(':') + 1, uri.indexOf('@'));
    }

    public SipCall ring() {
        reply(received, "180 Ringing", EMPTY);
        return this;
    }

    public SipCall answer() {
        Description offer = Description.of(remoteSdp);
        if (!offer.muLaw()) {
            refuse(488);
            throw new AssertionError("no G.711 µ-law is offered: " + remoteSdp);
        }
        localSdp = Description.own(sound.port(), offer.keyType());
        agent.speak(sound, ended);
        accept(received);
        agent.await(confirmed, "ACK");
        return this;
    }

    /** Accepts an offer, the first or a later one, until it is acknowledged. */
    private void accept(SipMessage offer) {
        remote(offer.body());
        repeat(reply(offer, "200 OK", Description.body("application/sdp", localSdp)), 500, REPEATS);
    }

    private void repeat(String reply, long millis, int left) {
        agent.later(millis, () -> {
            if (!confirmed.isDone() && left > 0) {
                agent.send(reply, peer);
                repeat(reply, millis * 2, left - 1);
            }
        });
    }

    /** Refuses with a status such as 486, which is busy. */
    public void refuse(int status) {
        reply(received, status + " Refused", EMPTY);
        release();
    }

    synchronized String reply(SipMessage request, String status, String rest) {
        String reply = agent.reply(request, status, status.startsWith("100") ? "" : tag, rest);
        if (request == received) {
            lastReply = reply;
        }
        agent.send(reply, peer);
        return reply;
    }

    // ---- either

    /**
     * Presses keys, one after another: as events in the sound when the other side takes them, else by INFO. The sound needs
     * about a quarter of a second for each, and goes on sending them when this returns.
     */
    public SipCall press(String keys) {
        for (char key : keys.toCharArray()) {
            if (!Sound.isKey(key)) {
                throw new IllegalArgumentException("no key: " + key);
            }
            if (sound.takesKeys()) {
                sound.press(key);
            } else {
                String body = "Signal=" + key + "\r\nDuration=160\r\n";
                ask("INFO", Description.body("application/dtmf-relay", body));
            }
        }
        return this;
    }

    /** Waits until the other side has pressed so many keys; all that it has pressed. */
    public String awaitKeys(int count) {
        try {
            String pressed = sound.pressed(count, agent.patience());
            if (pressed.length() < count) {
                throw new AssertionError("waited in vain for " + count + " keys; pressed were: " + pressed);
            }
            return pressed;
        } catch (InterruptedException e) {
            throw SipAgent.interrupted(e);
        }
    }

    /** What was heard until now, of 8000 samples a second. */
    public Wav heard() {
        return sound.heard();
    }

    /** Own description of the sound; empty before there is one. */
    public String localSdp() {
        return localSdp;
    }

    /** The other side's last description of the sound; empty before there is one. */
    public String remoteSdp() {
        return remoteSdp;
    }

    /** Ends a call that was answered, unless it is over. */
    public void hangUp() {
        if (!ended.isDone()) {
            ask("BYE", EMPTY);
            release();
        }
    }

    /** Waits until the other side hangs up, or gives up. */
    public void awaitEnd() {
        agent.await(ended, "the end of the call");
    }

    public boolean isOver() {
        return ended.isDone();
    }

    /** A request within the call, which must succeed. */
    private void ask(String method, String rest) {
        Exchange.Request request = made ? ofCaller(method, rest) : ofCallee(method, rest);
        SipMessage answer =
                agent.await(new Exchange(agent, request, nextCseq()).start().answer(), "the answer to " + method);
        if (answer.status() >= 300) {
            throw new AssertionError(method + " got " + answer);
        }
    }

    private Exchange.Request ofCaller(String method, String rest) {
        SipMessage answer = agent.await(invite.answer(), "an answer");
        String from = invite.request().from();
        return new Exchange.Request(peer, method, answer.contact(), from, answer.header("to"), id, rest);
    }

    private Exchange.Request ofCallee(String method, String rest) {
        String from = received.header("to") + tag;
        return new Exchange.Request(peer, method, received.contact(), from, received.header("from"), id, rest);
    }

    private synchronized int nextCseq() {
        cseq = Math.max(cseq, made ? invite.cseq() : 0) + 1;
        return cseq;
    }

    void request(SipMessage request) {
        switch (request.method()) {
            case "INVITE" -> again(request);
            case "ACK" -> confirmed.complete(request);
            case "CANCEL" -> {
                reply(request, "200 OK", EMPTY);
                reply(received, "487 Request Terminated", EMPTY);
                release();
            }
            case "BYE" -> {
                reply(request, "200 OK", EMPTY);
                release();
            }
            default -> {
                Description.key(request.body()).ifPresent(sound::pressed);
                boolean offer = request.body().contains("m=audio");
                reply(request, "200 OK", offer ? Description.body("application/sdp", localSdp) : EMPTY);
            }
        }
    }

    /** The INVITE anew, or a change of the call. */
    private void again(SipMessage invite) {
        if (invite.header("to").contains(";tag=")) {
            accept(invite);
        } else {
            agent.send(lastReply, peer);
        }
    }

    private void remote(String sdp) {
        if (!sdp.isEmpty()) {
            Description remote = Description.of(sdp);
            remoteSdp = sdp;
            sound.connect(remote.address(), remote.keyType());
        }
    }

    void release() {
        ended.complete(null);
        sound.close();
    }
}
