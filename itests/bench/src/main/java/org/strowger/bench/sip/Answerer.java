package org.strowger.bench.sip;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.strowger.testkit.sip.SipMessage;

/** What a phone does that is called: rings, answers at once, and hangs up when told. */
final class Answerer {
    private final Ua ua;
    private final UnaryOperator<Media> media;
    private final Map<String, String> answers = new ConcurrentHashMap<>();

    Answerer(Ua ua, UnaryOperator<Media> media) {
        this.ua = ua;
        this.media = media;
    }

    void request(SipMessage request) {
        switch (request.method()) {
            case "INVITE" -> invite(request);
            case "ACK" -> answers.remove(request.header("call-id"));
            default -> ua.send(reply(request, "200 OK", "", "Content-Length: 0\r\n\r\n"));
        }
    }

    private void invite(SipMessage invite) {
        String callId = invite.header("call-id");
        String answer = answers.get(callId);
        if (answer == null) {
            String tag = ";tag=b" + Integer.toHexString(callId.hashCode());
            ua.send(reply(invite, "180 Ringing", tag, "Content-Length: 0\r\n\r\n"));
            answer = reply(invite, "200 OK", tag, ua.sdp(media.apply(Media.of(invite.body()))));
            answers.put(callId, answer);
        }
        ua.send(answer);
    }

    private String reply(SipMessage request, String status, String tag, String rest) {
        StringBuilder reply = new StringBuilder("SIP/2.0 " + status + "\r\n");
        request.all("via").forEach(via -> reply.append("Via: ").append(via).append("\r\n"));
        return reply.append("From: " + request.header("from") + "\r\nTo: " + request.header("to") + tag
                        + "\r\nCall-ID: " + request.header("call-id") + "\r\nCSeq: " + request.header("cseq")
                        + "\r\nContact: <sip:bench@" + ua.address() + ">\r\n" + rest)
                .toString();
    }
}
