package org.strowger.sip.server;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Messages like those of RFC 4475 and RFC 5118, in words of our own, and what may become of each. */
record Torture(String name, String id, byte[] message, List<Integer> allowed) {
    /** Instead of a status: there is no answer. */
    static final int NONE = 0;

    private static final String UNICODE_NAME = "Call-\u0131d: other";

    /** All, as a phone at this port sends them over this transport. */
    static List<Torture> all(String transport, int port) {
        Maker m = new Maker(transport, port);
        wellFormed(m);
        malformed(m);
        unknown(m);
        twice(m);
        tooMuch(m);
        ipv6(m);
        return m.made;
    }

    private static void wellFormed(Maker m) {
        m.of("space everywhere", 200)
                .set("From", "From : \"A \\\\\\\"\"   <sip:101@127.0.0.1>\r\n  ;\r\n  tag = 98")
                .set("To", "TO :\r\n sip:102@127.0.0.1 ;   x    = 1")
                .set("Max-Forwards", "Max-Forwards: 0068")
                .set("Call-ID", "Call-ID:\r\n  " + m.id())
                .set("CSeq", "CSeq: 0009\r\n  OPTIONS")
                .make();
        m.of("strange method", 405, 501).method("!a-Method0123456789_*+`.%in'~").make();
        m.of("escaped method", 405, 501).method("RE%47IST%45R").make();
        m.of("escapes in a user", 200, 404)
                .uri("sip:sips%3Auser%40b.example@127.0.0.1")
                .make();
        m.of("an escaped zero", 200)
                .set("From", "From: <sip:a-%00-%0D%0Ab@127.0.0.1>;tag=1")
                .make();
        m.of("no space before the bracket", 200)
                .set("From", "From: you<sip:101@127.0.0.1>;tag=1")
                .make();
        m.of("long values", 200).add("X-Long: " + "q".repeat(3000)).make();
        m.of("semicolon in the user", 200, 404)
                .uri("sip:user;par=u%40b.example@127.0.0.1")
                .make();
        m.of("transports nobody knows", 200)
                .add("Via: SIP/2.0/CARRIER host.example;branch=z9hG4bKn")
                .make();
        m.of("an old branch", 200, 400).set("Via", m.via("1")).make();
        m.of("an empty branch", 200, 400).set("Via", m.via("z9hG4bK")).make();
        m.of("compact names", 200)
                .set("From", "f: <sip:101@127.0.0.1>;tag=1")
                .set("To", "T:<sip:102@127.0.0.1>")
                .set("Call-ID", "I :" + m.id())
                .make();
        m.of("no UTF-8", 200).bytes("From: \"\u00ff\u00fe\u00c0\u00af\" <sip:101@127.0.0.1>;tag=1");
        m.of("text that turns around", 200)
                .set("From", "From: \"\u202egnp.exe\u2066\" <sip:101@127.0.0.1>;tag=1")
                .make();
        m.of("forwarded too often", 483, 200)
                .set("Max-Forwards", "Max-Forwards: 0")
                .make();
        m.of("nothing in a list", 200).add("Supported: ,, timer,").make();
        m.of("a bad date", 200, 400).add("Date: Fri, 01 Jan 2010 16:00:00 EST").make();
    }

    private static void malformed(Maker m) {
        m.of("separators for nothing", 400, NONE)
                .set("Via", m.via("z9hG4bKx") + ";;,;,,")
                .make();
        m.of("a negative length", 400)
                .set("Content-Length", "Content-Length: -999")
                .make();
        m.of("a CSeq too large", 400)
                .set("CSeq", "CSeq: 36893488147419103232 OPTIONS")
                .make();
        m.of("too many hops to go", 400)
                .set("Max-Forwards", "Max-Forwards: 300")
                .make();
        m.of("hops that are no number", 400)
                .set("Max-Forwards", "Max-Forwards: many")
                .make();
        m.of("an open quote", 400).set("To", "To: \"Mr. J. <sip:102@127.0.0.1>").make();
        m.of("brackets around the URI", 400).uri("<sip:102@127.0.0.1>").make();
        m.of("space in the URI", 400).uri("sip:102@127.0.0.1; lr").make();
        m.of("two spaces", 400).uri(" sip:102@127.0.0.1 ").make();
        m.of("space behind the version", 400, 200)
                .start("OPTIONS sip:102@127.0.0.1 SIP/2.0  ")
                .make();
        m.of("headers in the URI", 400, 200)
                .uri("sip:102@127.0.0.1?Route=%3Csip:b.example%3E")
                .make();
        m.of("no scheme", 400).set("To", "To: \"W, T\" < t.w@b.example >").make();
        m.of("a comma without quotes", 400, 200)
                .set("From", "From: B, A <sip:101@127.0.0.1>;tag=1")
                .make();
        m.of("another version", 505).start("OPTIONS sip:102@127.0.0.1 SIP/7.0").make();
        m.of("another method in CSeq", 400).set("CSeq", "CSeq: 8 INVITE").make();
        m.of("another method that is unknown", 400, 501)
                .method("NEWMETHOD")
                .set("CSeq", "CSeq: 8 OPTIONS")
                .make();
        m.of("no CSeq number", 400, NONE).set("CSeq", "CSeq: OPTIONS").make();
        for (String name : List.of("Via", "From", "To", "Call-ID", "CSeq")) {
            m.of("no " + name, 400, NONE).set(name, "X-Other: 1").make();
        }
        m.of("a status too large", NONE).start("SIP/2.0 4294967301 better").make();
        m.of("an answer to nothing", NONE).start("SIP/2.0 200 OK").make();
        m.of("a zero byte", 400, NONE).add("X-Zero: a\0b").make();
        m.of("a lone return", 400, NONE)
                .add("X-Return: a\rFrom: <sip:900@127.0.0.1>;tag=2")
                .make();
        m.of("a line that is none", 400, NONE).add("no header at all").make();
        m.of("a name with space in it", 400, NONE).add("Call-ID x: y").make();
        m.of("a name that only looks so", 400, NONE).add(UNICODE_NAME).make();
    }

    private static void unknown(Maker m) {
        m.of("a scheme nobody knows", 416).uri("nobodyKnows:totally").make();
        m.of("soap", 416).uri("soap.beep://192.0.2.103:3002").make();
        m.of("a telephone number", 416, 404, 200).uri("tel:+442079460000").make();
        m.of("an extension nobody knows", 420)
                .add("Require: nothingKnowsThis, norThis")
                .make();
        m.of("an encoding nobody knows", 415)
                .add("Content-Encoding: turned\r\nContent-Type: text/plain")
                .body("olleh")
                .make();
        m.of("a type nobody knows", 415, 401)
                .method("INVITE")
                .add("Content-Type: application/x")
                .body("x")
                .make();
        m.of("an authentication nobody knows", 401)
                .method("REGISTER")
                .add("Authorization: Unknown a=\"b\"\r\nContact: <sip:101@127.0.0.1>")
                .make();
    }

    private static void twice(Maker m) {
        for (String line : List.of(
                "From: <sip:900@127.0.0.1>;tag=2",
                "f: <sip:900@127.0.0.1>;tag=2",
                "FROM \t: <sip:900@127.0.0.1>;tag=2",
                "t : <sip:900@127.0.0.1>",
                "call-id: other",
                "I: other",
                "CSEQ: 99 OPTIONS",
                "Max-Forwards: 7",
                "l: 0")) {
            m.of("twice: " + line, 400).add(line).make();
        }
    }

    private static void tooMuch(Maker m) {
        m.of("9,000 headers", 513, 400, NONE)
                .add("X: y\r\n".repeat(8999) + "X: y")
                .make();
        m.of("3,000 Via", 513, 400, NONE)
                .add("v: SIP/2.0/UDP a\r\n".repeat(2999) + "v: SIP/2.0/UDP a")
                .make();
        m.of("1,000 routes in a line", 513, 400)
                .add("Record-Route: <sip:a>" + ",<sip:a>".repeat(999))
                .make();
        m.of("a URI of 8 kB", 414, 400)
                .uri("sip:" + "9".repeat(8192) + "@127.0.0.1")
                .make();
        m.of("a body of 60 kB", 513, 413, 200)
                .add("Content-Type: text/plain")
                .body("x".repeat(60_000))
                .make();
    }

    private static void ipv6(Maker m) {
        m.of("no brackets", 400).uri("sip:2001:db8::10").make();
        m.of("a port, or a part", 200, 404).uri("sip:[2001:db8::10:5070]").make();
        m.of("a port", 200, 404).uri("sip:[2001:db8::10]:5070").make();
        m.of("received in brackets", 200)
                .set("Via", m.via("z9hG4bKr1") + ";received=[2001:db8::9:255]")
                .make();
        m.of("received without", 200)
                .set("Via", m.via("z9hG4bKr2") + ";received=2001:db8::9:255")
                .make();
        m.of("an older address within", 200)
                .add("Contact: <sip:101@[::ffff:192.0.2.10]>")
                .make();
        m.of("two kinds", 200)
                .add("Contact: <sip:a@[2001:db8::1]>, <sip:a@192.0.2.1>")
                .make();
    }

    @Override
    public String toString() {
        return name;
    }

    /** Makes one after another. */
    private static final class Maker {
        private final List<Torture> made = new ArrayList<>();
        private final String transport;
        private final int port;
        private String name;
        private List<Integer> allowed;
        private String start;
        private String method;
        private String body;
        private List<String> lines;

        Maker(String transport, int port) {
            this.transport = transport;
            this.port = port;
        }

        Maker of(String what, Integer... results) {
            name = what;
            allowed = List.of(results);
            method = "OPTIONS";
            start = "";
            body = "";
            uri("sip:102@127.0.0.1");
            lines = new ArrayList<>(List.of(
                    via("z9hG4bK" + id()),
                    "Max-Forwards: 70",
                    "From: <sip:101@127.0.0.1>;tag=1",
                    "To: <sip:102@127.0.0.1>",
                    "Call-ID: " + id(),
                    "CSeq: 1 METHOD",
                    "Content-Length: LENGTH"));
            return this;
        }

        String id() {
            return "torture-" + transport + made.size();
        }

        String via(String branch) {
            return "Via: SIP/2.0/" + transport + " 127.0.0.1:" + port + ";rport;branch=" + branch;
        }

        Maker method(String other) {
            method = other;
            return this;
        }

        Maker uri(String uri) {
            start = "METHOD " + uri + " SIP/2.0";
            return this;
        }

        Maker start(String line) {
            start = line;
            return this;
        }

        Maker set(String header, String line) {
            String prefix = header.toLowerCase(Locale.ROOT) + ":";
            lines.replaceAll(l -> l.toLowerCase(Locale.ROOT).startsWith(prefix) ? line : l);
            return this;
        }

        Maker add(String line) {
            lines.add(line);
            return this;
        }

        Maker body(String text) {
            body = text;
            return this;
        }

        void make() {
            make(StandardCharsets.UTF_8);
        }

        /** With this From, each character of which is a byte. */
        void bytes(String from) {
            set("From", from).make(StandardCharsets.ISO_8859_1);
        }

        private void make(java.nio.charset.Charset as) {
            String text = (start + "\r\n" + String.join("\r\n", lines) + "\r\n\r\n" + body)
                    .replace("METHOD", method)
                    .replace("LENGTH", Integer.toString(body.length()));
            made.add(new Torture(name, id(), text.getBytes(as), allowed));
        }
    }
}
