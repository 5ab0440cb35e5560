package org.strowger.sip.message;

import java.net.InetSocketAddress;
import java.util.List;
import org.strowger.api.sip.SipAccount.Transport;
import org.strowger.sip.stack.Flow;
import org.strowger.testkit.fuzz.Bounded;

/** Our own reading of messages: it is refused as a whole, or all of it can be asked for. */
public final class MessageTarget {
    static final Flow FLOW = new Flow(Transport.UDP, new InetSocketAddress("192.0.2.1", 5060));
    private static final List<String> NAMES = List.of(
            "Via", "Contact", "Route", "Require", "Content-Type", "Content-Encoding", "Authorization", "Expires");

    private MessageTarget() {}

    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        Bounded.read(input, MessageTarget::read);
    }

    private static void read(byte[] input) {
        Read message;
        try {
            message = new Read(input);
        } catch (MalformedMessage e) {
            return;
        }
        message.fault();
        NAMES.forEach(name -> {
            message.header(name);
            message.lines(name);
        });
        message.contact();
        message.body();
        message.contentType();
        message.text();
        String once = message.from() + "|" + message.to() + "|" + message.via().answered(FLOW.remote());
        if (message.status() == 0) {
            message.uri();
        }
        if (once.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
            throw new AssertionError("a line end gets into what is repeated: " + once);
        }
    }

    /** A message with everything to be seen. */
    static final class Read extends ReceivedMessage {
        Read(byte[] data) throws MalformedMessage {
            super(data, FLOW);
        }

        Object uri() {
            return knownVersion() ? uriOfRequest() : null;
        }
    }
}
