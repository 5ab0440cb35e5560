package org.strowger.scenarios.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Puts a SIPp scenario together, step by step. Every call takes a row of the data file: {@code field0} its own number,
 * {@code field1} its password, {@code field2} whom it calls (or, to register, the port of its contact), {@code field3}
 * its media port.
 */
public final class SippScenario {
    /** The media address of the other side is written to SIPp's log with this word before it. */
    static final String MEDIA = "MEDIA";

    /** SIPp expands no field inside a keyword, so the keyword itself is the field. */
    private static final String CREDENTIALS = "[field4]\n";

    private final List<String> steps = new ArrayList<>();
    private final Set<String> variables = new TreeSet<>();
    private int cseq = 1;
    private int label = 1;
    private boolean caller = true;
    /** The other side makes the offer, so that this one answers it. */
    private boolean answering;
    /** Number of the INVITE, when other requests came between it and its ACK. */
    private int invite;

    /** Registers a contact at {@code field2}, or removes it when the expiry is 0. */
    public static SippScenario register(int expires) {
        SippScenario scenario = new SippScenario();
        scenario.send(scenario.registerRequest(expires, ""));
        scenario.challenge();
        scenario.send(scenario.registerRequest(expires, CREDENTIALS));
        return scenario;
    }

    /** Calls {@code field2}, answering the challenge, which must come. */
    public static SippScenario call() {
        return call("PCMU");
    }

    /** Calls with an offer of these codecs, names with a space between them, best first. */
    public static SippScenario call(String codecs) {
        SippScenario scenario = new SippScenario();
        scenario.send(scenario.invite(codecs, ""));
        scenario.optional(100);
        scenario.challenge();
        scenario.steps.add(ackOfRefusal(1));
        scenario.send(scenario.invite(codecs, CREDENTIALS));
        return scenario;
    }

    /** Calls with more headers, each ending with a line break, and with or without an offer. */
    public static SippScenario callWith(String headers, boolean offer) {
        SippScenario scenario = new SippScenario();
        String body = offer ? sdp("PCMU", "sendrecv") : "Content-Length: 0\n\n";
        scenario.send(scenario.inviteHead(headers) + body);
        scenario.optional(100);
        scenario.challenge();
        scenario.steps.add(ackOfRefusal(1));
        scenario.send(scenario.inviteHead(headers + CREDENTIALS) + body);
        scenario.answering = !offer;
        return scenario;
    }

    /** Calls and answers the challenge, wrongly: is challenged again or turned away, with any 4xx. */
    public static SippScenario callRefusedTwice() {
        SippScenario scenario = call();
        scenario.optional(100);
        for (int status : new int[] {407, 403, 404}) {
            scenario.steps.add("<recv response=\"" + status + "\" optional=\"true\" next=\"9\"/>");
        }
        scenario.steps.add("<recv response=\"401\"/>");
        scenario.steps.add("<label id=\"9\"/>");
        scenario.steps.add(ackOfRefusal(scenario.cseq));
        return scenario;
    }

    /** Calls somebody who does not ask who it is. */
    public static SippScenario direct() {
        SippScenario scenario = new SippScenario();
        scenario.send(scenario.invite("PCMU", ""));
        return scenario;
    }

    /** Is called. */
    public static SippScenario callee() {
        SippScenario scenario = new SippScenario();
        scenario.caller = false;
        scenario.steps.add("<recv request=\"INVITE\" rrs=\"true\" crlf=\"true\"><action>"
                + "<ereg regexp=\".*\" search_in=\"hdr\" header=\"To:\" assign_to=\"4\"/>"
                + "<ereg regexp=\".*\" search_in=\"hdr\" header=\"From:\" assign_to=\"5\"/>"
                + "<ereg regexp=\".*\" search_in=\"hdr\" header=\"CSeq:\" assign_to=\"9\"/>"
                + "<ereg regexp=\".*\" search_in=\"hdr\" header=\"Via:\" assign_to=\"8\"/>"
                + logMedia() + "</action></recv>");
        scenario.variables.addAll(List.of("1", "4", "5", "8", "9"));
        return scenario;
    }

    // --- steps of the caller

    /** A final answer that is not a success. */
    public SippScenario refused(int status) {
        optional(100);
        optional(180);
        optional(183);
        steps.add("<recv response=\"" + status + "\" rtd=\"true\"/>");
        steps.add(ackOfRefusal(cseq));
        return this;
    }

    public SippScenario ringing() {
        optional(100);
        steps.add("<recv response=\"180\"/>");
        return this;
    }

    /** Early sound: a provisional answer with a description. */
    public SippScenario early() {
        optional(100);
        optional(180);
        steps.add("<recv response=\"183\"><action>" + logMedia() + "</action></recv>");
        variables.add("1");
        return this;
    }

    /** A provisional answer that must be acknowledged, and is (RFC 3262); answers its offer when there was none before. */
    public SippScenario reliable(int status) {
        optional(100);
        steps.add("<recv response=\"" + status + "\" rrs=\"true\"><action>"
                + "<ereg regexp=\"[0-9]+\" search_in=\"hdr\" header=\"RSeq:\" check_it=\"true\" assign_to=\"6\"/>"
                + (status == 183 ? logMedia() : "")
                + "</action></recv>");
        variables.addAll(status == 183 ? List.of("1", "6") : List.of("6"));
        invite = invite == 0 ? cseq : invite;
        cseq++;
        String body = answering ? sdp("PCMU", "sendrecv") : "Content-Length: 0\n\n";
        answering = false;
        send(inDialog("PRACK") + "RAck: [$6] " + invite + " INVITE\n" + body);
        steps.add("<recv response=\"200\"/>");
        return this;
    }

    /** The final answer after reliable ones; its description has come before. */
    public SippScenario answeredAfterReliable() {
        steps.add("<recv response=\"200\" rrs=\"true\" rtd=\"true\"/>");
        steps.add(ack("a" + invite, "[next_url]", invite));
        return this;
    }

    /** The final answer brings the offer; the ACK answers it. */
    public SippScenario answeredWithOffer() {
        optional(100);
        optional(180);
        steps.add("<recv response=\"200\" rrs=\"true\" rtd=\"true\"><action>" + logMedia() + "</action></recv>");
        variables.add("1");
        steps.add(message(
                "",
                "ACK [next_url] SIP/2.0\n" + via("a" + cseq) + from()
                        + "[last_To:]\n[routes]\nCall-ID: [call_id]\nCSeq: " + cseq
                        + " ACK\nMax-Forwards: 70\n" + sdp("PCMU", "sendrecv")));
        return this;
    }

    /** A request within the call that changes nothing. */
    public SippScenario request(String method, String headers) {
        cseq++;
        send(inDialog(method) + headers + "Content-Length: 0\n\n");
        steps.add("<recv response=\"200\"/>");
        return this;
    }

    /** Presses a key, told by INFO. */
    public SippScenario key(char key) {
        cseq++;
        send(inDialog("INFO") + keyBody(key));
        steps.add("<recv response=\"200\"/>");
        return this;
    }

    public SippScenario answered() {
        optional(100);
        optional(180);
        optional(183);
        steps.add("<recv response=\"200\" rrs=\"true\" rtd=\"true\"><action>" + logMedia() + "</action></recv>");
        variables.add("1");
        steps.add(ack("a" + cseq, "[next_url]", cseq));
        return this;
    }

    /** Changes the direction of its media: {@code sendonly} is hold, {@code sendrecv} takes the call back. */
    public SippScenario reinvite(String direction) {
        cseq++;
        send(inDialog("INVITE") + sdp("PCMU", direction));
        optional(100);
        steps.add("<recv response=\"200\" rtd=\"true\"/>");
        steps.add(ack("a" + cseq, "[next_url]", cseq));
        return this;
    }

    public SippScenario cancel() {
        send("CANCEL sip:[field2]@[remote_ip]:[remote_port] SIP/2.0\n"
                + via("i" + cseq)
                + from() + "To: <sip:[field2]@[remote_ip]:[remote_port]>\nCall-ID: [call_id]\nCSeq: " + (cseq)
                + " CANCEL\nMax-Forwards: 70\nContent-Length: 0\n\n");
        steps.add("<recv response=\"200\"/>");
        steps.add("<recv response=\"487\"/>");
        steps.add(ackOfRefusal(cseq));
        return this;
    }

    public SippScenario bye() {
        cseq++;
        send(inDialog("BYE") + "Content-Length: 0\n\n");
        steps.add("<recv response=\"200\"/>");
        return this;
    }

    // --- steps of either side

    public SippScenario pause(int millis) {
        steps.add("<pause milliseconds=\"" + millis + "\"/>");
        return this;
    }

    /** The other side hangs up. */
    public SippScenario awaitBye() {
        steps.add("<recv request=\"BYE\"/>");
        return reply("200 OK", "", "");
    }

    /** The other side hangs up, after any number of keys by INFO. */
    public SippScenario awaitByeTakingKeys() {
        steps.add("<label id=\"20\"/>");
        steps.add("<recv request=\"INFO\" optional=\"true\" next=\"21\"/>");
        steps.add("<recv request=\"BYE\" next=\"22\"/>");
        steps.add("<label id=\"21\"/>");
        reply("200 OK", "", "");
        steps.add("<nop next=\"20\"/>");
        steps.add("<label id=\"22\"/>");
        return reply("200 OK", "", "");
    }

    /** The expected answer to a request sent, such as a registration. */
    public SippScenario response(int status) {
        steps.add("<recv response=\"" + status + "\" rtd=\"true\"/>");
        return this;
    }

    // --- steps of the callee

    public SippScenario ring() {
        return reply("180 Ringing", ";tag=[pid]callee[call_number]", "");
    }

    /** Gives early sound. */
    public SippScenario progress() {
        return reply("183 Session Progress", ";tag=[pid]callee[call_number]", sdp("PCMU", "sendrecv"));
    }

    /** Rings with early sound and wants it acknowledged (RFC 3262). */
    public SippScenario progressReliably() {
        String headers = "Require: 100rel\nRSeq: 4711\nAllow: INVITE, ACK, BYE, CANCEL, PRACK, UPDATE\n";
        steps.add(message(
                "",
                responseHead("183 Session Progress", ";tag=[pid]callee[call_number]")
                        + headers
                        + sdp("PCMU", "sendrecv")));
        steps.add("<recv request=\"PRACK\"><action><ereg regexp=\"4711 [0-9]+ INVITE\" search_in=\"hdr\""
                + " header=\"RAck:\" check_it=\"true\" assign_to=\"7\"/></action></recv>");
        variables.add("7");
        return reply("200 OK", "", "");
    }

    /** The final answer to an INVITE whose offer was answered before; SIPp has to be told which request it is for. */
    public SippScenario answerAfterReliable() {
        steps.add(message(
                " retrans=\"500\"",
                "SIP/2.0 200 OK\nVia: [$8]\nFrom: [$5]\nTo: [$4];tag=[pid]callee[call_number]\n[last_Call-ID:]\n"
                        + "CSeq: [$9]\n"
                        + "Contact: <sip:[service]@[local_ip]:[local_port];transport=[transport]>\n"
                        + "Content-Length: 0\n\n"));
        steps.add("<recv request=\"ACK\" rtd=\"true\" crlf=\"true\"/>");
        return this;
    }

    /** Sends the call to another number. */
    public SippScenario redirect(String number) {
        steps.add(message(
                "",
                "SIP/2.0 302 Moved Temporarily\n[last_Via:]\n[last_From:]\n[last_To:];tag=[pid]callee[call_number]\n"
                        + "[last_Call-ID:]\n[last_CSeq:]\nContact: <sip:" + number + "@[remote_ip]:[remote_port]>\n"
                        + "Content-Length: 0\n\n"));
        steps.add("<recv request=\"ACK\"/>");
        return this;
    }

    /** Fails the call unless the INVITE carries a header that fits. */
    public static SippScenario calleeExpecting(String header, String expression) {
        SippScenario scenario = callee();
        scenario.steps.set(
                0,
                scenario.steps
                        .get(0)
                        .replace(
                                "<action>",
                                "<action><ereg regexp=\"" + expression + "\" search_in=\"hdr\" header=\"" + header
                                        + ":\" check_it=\"true\" assign_to=\"3\"/>"));
        scenario.variables.add("3");
        return scenario;
    }

    public SippScenario answer() {
        return answer("PCMU");
    }

    public SippScenario answer(String codec) {
        reply("200 OK", ";tag=[pid]callee[call_number]", sdp(codec, "sendrecv"));
        steps.add("<recv request=\"ACK\" rtd=\"true\" crlf=\"true\"/>");
        return this;
    }

    /** Hangs up. */
    public SippScenario byeFromCallee() {
        return fromCallee("BYE", "Content-Length: 0\n\n");
    }

    /** Presses a key, told by INFO. */
    public SippScenario keyFromCallee(char key) {
        return fromCallee("INFO", keyBody(key));
    }

    /** The addresses are those of the call that came in, turned round. */
    private SippScenario fromCallee(String method, String rest) {
        steps.add(message(
                " retrans=\"500\"",
                method + " [next_url] SIP/2.0\n" + via("b" + cseq)
                        + "From: [$4];tag=[pid]callee[call_number]\nTo: [$5]\n[routes]\nCall-ID: [call_id]\n"
                        + "CSeq: " + cseq + " " + method + "\nMax-Forwards: 70\n" + rest));
        steps.add("<recv response=\"200\"/>");
        cseq++;
        return this;
    }

    /** The other side changes the media; agrees. */
    public SippScenario awaitReinvite() {
        steps.add("<recv request=\"INVITE\"/>");
        reply("200 OK", "", sdp("PCMU", "sendrecv"));
        steps.add("<recv request=\"ACK\"/>");
        return this;
    }

    /** Refuses with a final answer such as {@code 486 Busy Here}. */
    public SippScenario refuse(String status) {
        reply(status, ";tag=[pid]callee[call_number]", "");
        steps.add("<recv request=\"ACK\" optional=\"false\"/>");
        return this;
    }

    /** The caller gives up. */
    public SippScenario awaitCancel() {
        steps.add("<recv request=\"CANCEL\"/>");
        reply("200 OK", ";tag=[pid]callee[call_number]", "");
        steps.add(message(
                "",
                "SIP/2.0 487 Request Terminated\n[last_Via:]\n[last_From:]\n"
                        + "[last_To:];tag=[pid]callee[call_number]\n[last_Call-ID:]\nCSeq: [last_cseq_number] INVITE\n"
                        + "Content-Length: 0\n\n"));
        steps.add("<recv request=\"ACK\"/>");
        return this;
    }

    /** The scenario as SIPp reads it. */
    public String xml() {
        String reference =
                variables.isEmpty() ? "" : "<Reference variables=\"" + String.join(",", variables) + "\"/>\n";
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<scenario name=\"" + (caller ? "caller" : "callee")
                + "\">\n" + String.join("\n", steps) + "\n" + reference + "</scenario>\n";
    }

    // --- building blocks

    private void send(String message) {
        steps.add(message(" retrans=\"500\"", message));
    }

    private static String message(String attributes, String message) {
        return "<send" + attributes + "><![CDATA[\n\n" + message + "\n]]></send>";
    }

    private SippScenario reply(String status, String tag, String body) {
        String head = responseHead(status, tag);
        String attributes = status.startsWith("200") && !body.isEmpty() ? " retrans=\"500\"" : "";
        steps.add(message(attributes, body.isEmpty() ? head + "Content-Length: 0\n\n" : head + body));
        return this;
    }

    private static String responseHead(String status, String tag) {
        return "SIP/2.0 " + status + "\n[last_Via:]\n[last_From:]\n[last_To:]" + tag
                + "\n[last_Call-ID:]\n[last_CSeq:]\n[last_Record-Route:]\n"
                + "Contact: <sip:[service]@[local_ip]:[local_port];transport=[transport]>\n";
    }

    private void optional(int status) {
        steps.add("<recv response=\"" + status + "\" optional=\"true\"/>");
    }

    /** Either of the two challenges a server may send. */
    private void challenge() {
        steps.add("<recv response=\"407\" auth=\"true\" optional=\"true\" next=\"" + label + "\"/>");
        steps.add("<recv response=\"401\" auth=\"true\"/>");
        steps.add("<label id=\"" + label + "\"/>");
        label++;
        cseq++;
    }

    private String registerRequest(int expires, String authorization) {
        return "REGISTER sip:[remote_ip]:[remote_port] SIP/2.0\n" + via("r" + cseq)
                + from() + "To: <sip:[field0]@[remote_ip]:[remote_port]>\nCall-ID: [call_id]\nCSeq: " + cseq
                + " REGISTER\nContact: <sip:[field0]@[local_ip]:[field2];transport=[transport]>\nMax-Forwards: 70\n"
                + "Expires: " + expires + "\n" + authorization + "Content-Length: 0\n\n";
    }

    private String invite(String codecs, String authorization) {
        return inviteHead(authorization) + sdp(codecs, "sendrecv");
    }

    private String inviteHead(String headers) {
        return "INVITE sip:[field2]@[remote_ip]:[remote_port] SIP/2.0\n" + via("i" + cseq)
                + from() + "To: <sip:[field2]@[remote_ip]:[remote_port]>\nCall-ID: [call_id]\nCSeq: " + cseq
                + " INVITE\nContact: <sip:[field0]@[local_ip]:[local_port];transport=[transport]>\nMax-Forwards: 70\n"
                + headers;
    }

    private String inDialog(String method) {
        return method + " [next_url] SIP/2.0\n" + via("i" + cseq) + from()
                + "[last_To:]\n[routes]\nCall-ID: [call_id]\nCSeq: "
                + cseq
                + " " + method + "\nContact: <sip:[field0]@[local_ip]:[local_port];transport=[transport]>\n"
                + "Max-Forwards: 70\n";
    }

    /** Belongs to the transaction of the INVITE (RFC 3261 section 17.1.1.3). */
    private static String ackOfRefusal(int cseq) {
        return ack("i" + cseq, "sip:[field2]@[remote_ip]:[remote_port]", cseq);
    }

    private static String ack(String branch, String target, int cseq) {
        return message(
                "",
                "ACK " + target + " SIP/2.0\n" + via(branch) + from()
                        + "[last_To:]\n[routes]\nCall-ID: [call_id]\nCSeq: " + cseq
                        + " ACK\nMax-Forwards: 70\nContent-Length: 0\n\n");
    }

    private static String via(String transaction) {
        return "Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=z9hG4bK-[pid]-[call_number]-" + transaction
                + ";rport\n";
    }

    private static String from() {
        return "From: <sip:[field0]@[remote_ip]:[remote_port]>;tag=[pid]caller[call_number]\n";
    }

    /** An offer or answer of these codecs, names with a space between them, best first. */
    private static String sdp(String codecs, String direction) {
        StringBuilder types = new StringBuilder();
        StringBuilder maps = new StringBuilder();
        for (String codec : codecs.split(" ")) {
            int type = codec.equals("PCMA") ? 8 : 0;
            types.append(type).append(' ');
            maps.append("a=rtpmap:" + type + " " + codec + "/8000\n");
        }
        return "Content-Type: application/sdp\nContent-Length: [len]\n\nv=0\no=sipp 1 1 IN IP4 [local_ip]\ns=-\n"
                + "c=IN IP4 [local_ip]\nt=0 0\nm=audio [field3] RTP/AVP " + types + "101\n" + maps
                + "a=rtpmap:101 telephone-event/8000\na=fmtp:101 0-15\na=ptime:20\na=" + direction + "\n";
    }

    private static String keyBody(char key) {
        return "Content-Type: application/dtmf-relay\nContent-Length: [len]\n\nSignal=" + key + "\nDuration=160\n";
    }

    private static String logMedia() {
        return "<ereg regexp=\"m=audio ([0-9]+)\" search_in=\"body\" check_it=\"true\" assign_to=\"1,2\"/>"
                + "<log message=\"" + MEDIA + " [field3] [$2]\"/>";
    }
}
