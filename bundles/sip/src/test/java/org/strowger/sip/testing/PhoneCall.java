package org.strowger.sip.testing;

/** One call of a phone, from its side: writes the messages of the dialog. */
public final class PhoneCall {
    private final RawUa phone;
    private final String uri;
    private final String callId;
    private String from;
    private String to;
    private String target;
    private int cseq;
    private String invite;

    private PhoneCall(RawUa phone, String uri, String callId, String from, String to) {
        this.phone = phone;
        this.uri = uri;
        this.callId = callId;
        this.from = from;
        this.to = to;
        this.target = uri;
    }

    /** A call to a number; nothing is sent yet. */
    public static PhoneCall to(RawUa phone, String number, int serverPort) {
        return toUri(phone, "sip:" + number + "@127.0.0.1:" + serverPort);
    }

    /** A call to whatever a URI names. */
    public static PhoneCall toUri(RawUa phone, String uri) {
        String from = "<sip:" + phone.user() + "@127.0.0.1>;tag=" + RawUa.unique();
        return new PhoneCall(phone, uri, RawUa.unique(), from, "<" + uri + ">");
    }

    /** The dialog of an INVITE that came and was answered with a tag. */
    public static PhoneCall answered(RawUa phone, SipText invite, String tag) {
        PhoneCall call = new PhoneCall(
                phone,
                invite.contactUri(),
                invite.header("Call-ID"),
                invite.header("To") + ";tag=" + tag,
                invite.header("From"));
        call.cseq = 100;
        return call;
    }

    /** INVITE, challenge, INVITE with credentials. */
    public PhoneCall invite(String sdp) {
        return invite(sdp, "MD5", "");
    }

    public PhoneCall invite(String sdp, String algorithm, String more) {
        send("INVITE", "", sdp);
        SipText challenge = phone.takeStatus("INVITE", 401);
        ackRefused(challenge);
        String password = "secret-" + phone.user();
        String authorization = Digest.authorization(challenge, algorithm, phone.user(), password, "INVITE", uri);
        invite = send("INVITE", authorization + (more.isEmpty() ? "" : "\r\n" + more), sdp);
        return this;
    }

    /** The ACK of a refusal belongs to the INVITE's transaction. */
    public void ackRefused(SipText refusal) {
        phone.send("ACK " + uri + " SIP/2.0\r\nVia: " + refusal.header("Via") + "\r\nMax-Forwards: 70\r\nFrom: " + from
                + "\r\nTo: " + refusal.header("To") + "\r\nCall-ID: " + callId + "\r\nCSeq: " + cseq
                + " ACK\r\nContent-Length: 0\r\n\r\n");
    }

    /** The last INVITE once more, byte for byte. */
    public void repeatInvite() {
        phone.send(invite);
    }

    /** The last INVITE by another way: the same but for its branch. */
    public void forkInvite() {
        phone.send(invite.replaceFirst("branch=z9hG4bK", "branch=z9hG4bKother"));
    }

    /** Takes over the other side's tag and contact. */
    public PhoneCall established(SipText response) {
        to = response.header("To");
        target = response.contactUri();
        return this;
    }

    public void ack(String sdp) {
        raw("ACK", cseq, "", sdp);
    }

    public void ackNumbered(int number) {
        raw("ACK", number, "", "");
    }

    /** The number of the last request. */
    public int cseq() {
        return cseq;
    }

    /** PRACK for a reliable provisional response to the INVITE with this number. */
    public void prack(SipText reliable, int inviteCseq, String sdp) {
        send("PRACK", "RAck: " + reliable.header("RSeq") + " " + inviteCseq + " INVITE", sdp);
    }

    /** The next request has a number that was used long ago. */
    public void skipBack() {
        cseq -= 2;
    }

    public void skipForward() {
        cseq += 2;
    }

    public String fromTag() {
        return from.substring(from.indexOf(";tag=") + 5);
    }

    public String send(String method, String more, String sdp) {
        return raw(method, ++cseq, more, sdp);
    }

    public void cancel() {
        cancel(callId);
    }

    /** A CANCEL with the right branch, but of another call. */
    public void cancel(String otherCallId) {
        phone.send(invite.replace("Call-ID: " + callId, "Call-ID: " + otherCallId)
                .replaceFirst("^INVITE", "CANCEL")
                .replace(" INVITE\r\n", " CANCEL\r\n")
                .replaceAll("(?s)(Authorization|Contact|Content-Type|Content-Length)[^\r]*\r\n", "")
                .replaceAll("(?s)\r\n\r\n.*", "\r\nContent-Length: 0\r\n\r\n"));
    }

    /** An INFO with a key. */
    public void info(String type, String body) {
        String message = message("INFO", ++cseq, "");
        phone.send(message + "Content-Type: " + type + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    public PhoneCall withFromTag(String tag) {
        from = from.replaceAll(";tag=.*", ";tag=" + tag);
        return this;
    }

    /** This call as a Replaces header names it to the other side. */
    public String replaces() {
        return callId + ";to-tag=" + to.replaceAll(".*;tag=", "") + ";from-tag=" + from.replaceAll(".*;tag=", "");
    }

    /** The same inside a URI. */
    public String replacesParameter() {
        return replaces().replace(";", "%3B").replace("=", "%3D").replace("@", "%40");
    }

    private String raw(String method, int number, String more, String sdp) {
        String message = message(method, number, more) + RawUa.content(sdp);
        phone.send(message);
        return message;
    }

    private String message(String method, int number, String more) {
        return method + " " + target + " SIP/2.0\r\nVia: SIP/2.0/" + phone.transport() + " " + phone.address()
                + ";rport;branch=z9hG4bK" + RawUa.unique() + "\r\nMax-Forwards: 70\r\nFrom: " + from + "\r\nTo: " + to
                + "\r\nCall-ID: " + callId + "\r\nCSeq: " + number + " " + method + "\r\nContact: " + phone.contact()
                + "\r\nUser-Agent: Raw/1.0\r\n" + (more.isEmpty() ? "" : more + "\r\n");
    }
}
