package org.strowger.bench.sipp;

/** What SIPp plays. {@code field0} own number, {@code field1} the authentication, {@code field2} whom it calls. */
public final class SippScenarios {
    /** A keyword of a row is carried out, one inside a keyword is not: so the whole one stands in the row. */
    private static final String AUTH = "[field1]\n";

    private static final String SDP = "Content-Type: application/sdp\nContent-Length: [len]\n\nv=0\n"
            + "o=sipp 1 1 IN IP4 127.0.0.1\ns=-\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio [media_port] RTP/AVP 0\n"
            + "a=rtpmap:0 PCMU/8000\n";
    private static final String EMPTY = "Content-Length: 0\n\n";
    private static final String NUMBER = "sip:[field2]@[remote_ip]:[remote_port]";

    private SippScenarios() {}

    /** Registers, answering the challenge. */
    public static String register() {
        return scenario(
                send(request(
                        "REGISTER",
                        "sip:[remote_ip]:[remote_port]",
                        1,
                        1,
                        "<sip:[field0]@[remote_ip]>",
                        "Expires: 3600\n" + EMPTY)),
                "<recv response=\"401\" auth=\"true\"/>",
                send(request(
                        "REGISTER",
                        "sip:[remote_ip]:[remote_port]",
                        2,
                        2,
                        "<sip:[field0]@[remote_ip]>",
                        "Expires: 3600\n" + AUTH + EMPTY)),
                "<recv response=\"200\"/>");
    }

    /** Calls, answering the challenge, and hangs up as soon as it is answered. A 503 that says when to try again is counted. */
    public static String call() {
        String acknowledge = request("ACK", NUMBER, 1, 1, "", EMPTY).replace("To: ", "[last_To:]");
        return scenario(
                send(request("INVITE", NUMBER, 1, 1, "<" + NUMBER + ">", SDP)),
                "<recv response=\"100\" optional=\"true\"/>",
                busy(2),
                "<recv response=\"401\" auth=\"true\" optional=\"true\" next=\"1\"/>",
                "<recv response=\"407\" auth=\"true\"/>",
                "<label id=\"1\"/>",
                once(acknowledge),
                send(request("INVITE", NUMBER, 2, 2, "<" + NUMBER + ">", AUTH + SDP)),
                "<recv response=\"100\" optional=\"true\"/>",
                busy(3),
                "<recv response=\"180\" optional=\"true\"/>",
                "<recv response=\"200\" rrs=\"true\"/>",
                once(inDialog("ACK", 2, 3)),
                send(inDialog("BYE", 3, 4)),
                "<recv response=\"200\" next=\"4\"/>",
                "<label id=\"2\"/>",
                once(acknowledge).replace("<send>", "<send next=\"4\">"),
                "<label id=\"3\"/>",
                once(request("ACK", NUMBER, 2, 2, "", EMPTY).replace("To: ", "[last_To:]")),
                "<label id=\"4\"/>",
                "<Reference variables=\"1\"/>");
    }

    private static String busy(int next) {
        return "<recv response=\"503\" optional=\"true\" next=\"" + next + "\" counter=\"1\"><action>"
                + "<ereg regexp=\"[0-9]+\" search_in=\"hdr\" header=\"Retry-After:\" check_it=\"true\""
                + " assign_to=\"1\"/></action></recv>";
    }

    /** Is called, answers at once and waits for the end. */
    public static String callee() {
        String dialog = "[last_Via:]\n[last_From:]\n[last_To:];tag=[pid]b[call_number]\n[last_Call-ID:]\n[last_CSeq:]\n"
                + "Contact: <sip:b@[local_ip]:[local_port]>\n";
        return scenario(
                "<recv request=\"INVITE\"/>",
                once("SIP/2.0 180 Ringing\n" + dialog + EMPTY),
                send("SIP/2.0 200 OK\n" + dialog + SDP),
                "<recv request=\"ACK\"/>",
                "<recv request=\"BYE\"/>",
                once("SIP/2.0 200 OK\n[last_Via:]\n[last_From:]\n[last_To:]\n[last_Call-ID:]\n[last_CSeq:]\n" + EMPTY));
    }

    private static String scenario(String... steps) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<scenario name=\"bench\">\n" + String.join("\n", steps)
                + "\n</scenario>\n";
    }

    private static String send(String message) {
        return "<send retrans=\"500\"><![CDATA[\n\n" + message + "\n]]></send>";
    }

    private static String once(String message) {
        return "<send><![CDATA[\n\n" + message + "\n]]></send>";
    }

    /** The branch is fixed by its number, so that an ACK has that of its INVITE. */
    private static String request(String method, String uri, int cseq, int branch, String to, String rest) {
        return method + " " + uri + " SIP/2.0\nVia: SIP/2.0/UDP [local_ip]:[local_port];rport;branch=z9hG4bK-[pid]-"
                + "[call_number]-" + branch
                + "\nFrom: <sip:[field0]@[remote_ip]:[remote_port]>;tag=[pid]a[call_number]\n"
                + "To: " + to + "\nCall-ID: [call_id]\nCSeq: " + cseq + " " + method
                + "\nContact: <sip:[field0]@[local_ip]:[local_port]>\nMax-Forwards: 70\n" + rest;
    }

    private static String inDialog(String method, int cseq, int branch) {
        return request(method, "[next_url]", cseq, branch, "", EMPTY).replace("To: ", "[last_To:]");
    }
}
