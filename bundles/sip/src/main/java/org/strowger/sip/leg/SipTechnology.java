package org.strowger.sip.leg;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.strowger.api.call.DialRequest;
import org.strowger.api.call.Leg;
import org.strowger.api.call.LegTechnology;
import org.strowger.api.call.Party;
import org.strowger.api.media.Payload;
import org.strowger.api.sip.SipAccount;
import org.strowger.sip.registrar.Binding;
import org.strowger.sip.stack.Flow;
import org.strowger.sip.stack.Header;

/** Reaches extensions by SIP: one leg for each contact that is registered and answers. */
public final class SipTechnology implements LegTechnology {
    public static final String NAME = "sip";

    private final LegContext context;
    private final Function<String, Optional<SipAccount>> accounts;
    private final Function<String, List<Binding>> bindings;

    public SipTechnology(
            LegContext context,
            Function<String, Optional<SipAccount>> accounts,
            Function<String, List<Binding>> bindings) {
        this.context = context;
        this.accounts = accounts;
        this.bindings = bindings;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Leg> dial(DialRequest request) {
        return accounts.apply(request.extension())
                .filter(SipAccount::enabled)
                .map(account -> bindings.apply(account.user()).stream()
                        .filter(Binding::reachable)
                        .map(binding -> leg(account, binding, request))
                        .toList())
                .orElse(List.of());
    }

    private Leg leg(SipAccount account, Binding binding, DialRequest request) {
        Flow flow = new Flow(binding.transport(), binding.target());
        String host = context.stack().localHost(flow);
        Dialog dialog = Dialog.outgoing(
                Identity.from(request.caller(), host), binding.contact(), flow, account.nat(), context.tags());
        List<Header> headers = Stream.concat(
                        binding.path().stream().map(path -> new Header("Route", path)),
                        new Identity(account).header(request.caller(), host, "calling").stream())
                .toList();
        Party party = Party.extension(account.user(), account.displayName());
        String device = Devices.describe(flow, binding.userAgent());
        List<Payload> video =
                request.callerLeg() == null ? List.of() : request.callerLeg().videoFormats();
        return new OutboundLeg(context, account, party, dialog, request.callerFormats(), video, headers, device);
    }
}
