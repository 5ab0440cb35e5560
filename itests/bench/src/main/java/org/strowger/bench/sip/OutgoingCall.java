package org.strowger.bench.sip;

import java.util.concurrent.CompletableFuture;
import org.strowger.testkit.sip.SipMessage;

/** A call that a {@link Ua} has made. */
public final class OutgoingCall {
    private final Ua ua;
    private final Exchange invite;

    OutgoingCall(Ua ua, Exchange invite) {
        this.ua = ua;
        this.invite = invite;
    }

    /** The media of the other side, once it has answered. */
    public CompletableFuture<Media> answered() {
        return invite.result().thenApply(answer -> Media.of(answer.body()));
    }

    /** Nanoseconds from INVITE to ringing; from the first INVITE, or from the one with credentials. */
    public long ringingAfter(boolean fromFirst) {
        return invite.ringingAfter(fromFirst);
    }

    /** Hangs up a call that was answered. */
    public CompletableFuture<SipMessage> hangUp() {
        SipMessage answer = invite.result().join();
        Exchange.Request request = invite.request();
        Exchange.Request bye = new Exchange.Request(
                "BYE",
                answer.contact(),
                request.account(),
                answer.header("to"),
                request.callId(),
                "Content-Length: 0\r\n\r\n");
        return new Exchange(ua, bye, invite.nextCseq()).start().result();
    }
}
