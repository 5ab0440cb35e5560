package org.strowger.sip.message;

import java.nio.charset.StandardCharsets;
import org.strowger.sip.stack.SipUri;
import org.strowger.testkit.fuzz.Bounded;

/** Addresses, URIs, Via lines and lists: nothing is thrown, and a URI that was read reads the same again. */
public final class AddressTarget {
    private AddressTarget() {}

    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        Bounded.read(input, AddressTarget::read);
    }

    private static void read(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        Addresses.address(text);
        SipUri uri = Addresses.uri(text);
        if (uri != null && !uri.equals(Addresses.uri(uri.text()))) {
            throw new AssertionError(uri + " is not " + Addresses.uri(uri.text()));
        }
        Lists.split(text, new java.util.ArrayList<>());
        try {
            Via via = Via.parse(text);
            via.replyTo(MessageTarget.FLOW.remote());
            Via again = Via.parse(via.answered(MessageTarget.FLOW.remote()));
            if (!again.sentBy().equals(via.sentBy()) || !again.branch().equals(via.branch())) {
                throw new AssertionError(via + " is answered as " + again);
            }
        } catch (MalformedMessage e) {
            return;
        }
    }
}
