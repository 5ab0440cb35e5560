package org.strowger.sip.server;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Arrays;
import org.strowger.api.sip.SipAccount;
import org.strowger.sip.registrar.RegisterRequest;
import org.strowger.sip.registrar.RegisterResult;
import org.strowger.sip.registrar.Registrar;
import org.strowger.sip.stack.Flow;
import org.strowger.sip.stack.Hosts;
import org.strowger.sip.stack.InboundRequest;
import org.strowger.sip.stack.Reply;
import org.strowger.sip.stack.SipStack;
import org.strowger.sip.stack.SipUri;
import org.strowger.sip.stack.Tags;

/** REGISTER (RFC 3261 section 10.3). */
final class RegisterHandler {
    /** Seconds within which a device shows that its connection is there. */
    private static final String FLOW_TIMER = "120";

    private final Gatekeeper gatekeeper;
    private final Registrar registrar;
    private final SipStack stack;
    private final Tags tags;
    private final SipDate date;

    RegisterHandler(Gatekeeper gatekeeper, Registrar registrar, SipStack stack, Tags tags, Clock clock) {
        this.gatekeeper = gatekeeper;
        this.registrar = registrar;
        this.stack = stack;
        this.tags = tags;
        this.date = new SipDate(clock);
    }

    void handle(InboundRequest register) {
        gatekeeper.admit(register, register.to().uri().user()).ifPresent(account -> bind(register, account));
    }

    private void bind(InboundRequest register, SipAccount account) {
        RegisterResult result = registrar.register(account, request(register, account));
        Reply reply = Reply.of(result.status()).reason(result.reason()).headers("Contact", result.contacts());
        if (result.minExpires() > 0) {
            reply = reply.header("Min-Expires", Integer.toString(result.minExpires()));
        }
        if (result.status() == 200) {
            // Phones set their clocks by it (RFC 3261 section 20.17), and learn whether the path was taken (RFC 3327).
            reply = reply.header("Date", date.now()).headers("Path", register.headers("Path"));
        }
        if (result.status() == 200 && outbound(register)) {
            reply = reply.header("Require", "outbound").header("Flow-Timer", FLOW_TIMER);
        }
        register.reply(reply.tag(tags.next()));
    }

    /** The device keeps its connection for us to call back over (RFC 5626 section 6); nothing stands between. */
    private static boolean outbound(InboundRequest register) {
        return register.flow().reliable()
                && register.headers("Path").isEmpty()
                && supports(register, "outbound")
                && register.headers("Contact").stream()
                        .anyMatch(c -> c.contains("reg-id=") && c.contains("+sip.instance="));
    }

    private static boolean supports(InboundRequest register, String option) {
        return register.headers("Supported").stream()
                .flatMap(s -> Arrays.stream(s.split(",")))
                .anyMatch(s -> s.strip().equals(option));
    }

    /** A device at a connection can be told apart from the user's others (RFC 5627); its address is the user's. */
    private static String gruuDomain(InboundRequest register) {
        if (!register.flow().reliable() || !supports(register, "gruu")) {
            return "";
        }
        SipUri user = register.to().uri();
        return user.port() > 0 ? user.host() + ":" + user.port() : user.host();
    }

    private RegisterRequest request(InboundRequest register, SipAccount account) {
        Flow flow = register.flow();
        return new RegisterRequest(
                account.user(),
                register.callId(),
                register.cseq(),
                register.headers("Contact"),
                register.header("Expires").map(RegisterHandler::seconds).orElse(null),
                register.header("User-Agent").orElse(""),
                flow.remote(),
                local(flow),
                flow.transport(),
                flow.reliable() ? flow.toString() : "",
                gruuDomain(register),
                register.headers("Path"));
    }

    /** Null when it cannot be read (RFC 3261 section 10.2.1.1). */
    private static Long seconds(String text) {
        return text.matches("\\d{1,10}") ? Long.valueOf(text) : null;
    }

    private InetSocketAddress local(Flow flow) {
        String address = stack.localAddress(flow);
        int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
        return Hosts.literal(stack.localHost(flow))
                .map(host -> new InetSocketAddress(host, port))
                .orElseGet(() -> InetSocketAddress.createUnresolved(stack.localHost(flow), port));
    }
}
