package org.strowger.sip.leg;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
    /** As RFC 3261 section 8.1.1.6 recommends. */
    private static final int HOPS = 70;

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
                        .filter(binding -> wanted(binding, request))
                        .filter(binding -> !callsFrom(binding, request))
                        .map(binding -> leg(account, binding, request))
                        .toList())
                .orElse(List.of());
    }

    private static boolean wanted(Binding binding, DialRequest request) {
        Optional<String> only =
                request.callerLeg() instanceof InboundLeg caller ? caller.wants(request.extension()) : Optional.empty();
        return only.isEmpty() || binding.hasInstance(only.get());
    }

    /** Who calls his own number does not ring the phone in his hand. */
    private static boolean callsFrom(Binding binding, DialRequest request) {
        return request.callerLeg() instanceof SipLeg caller
                && caller.account.user().equals(binding.user())
                && caller.dialog.isWith(binding.contact(), Whereabouts.flow(binding));
    }

    private Leg leg(SipAccount account, Binding binding, DialRequest request) {
        Flow flow = Whereabouts.flow(binding);
        String host = context.stack().localHost(flow);
        Dialog dialog = Dialog.outgoing(
                Identity.from(request.caller(), host), binding.contact(), flow, account.nat(), context.tags());
        Party party = Party.extension(account.user(), account.displayName());
        String device = Devices.describe(flow, binding.userAgent());
        int hops = request.callerLeg() == null ? HOPS : request.callerLeg().hopsLeft();
        List<Header> headers = headers(account, binding, request, host);
        List<Payload> video =
                request.callerLeg() == null ? List.of() : request.callerLeg().videoFormats();
        return new OutboundLeg(context, account, party, dialog, request.callerFormats(), video, headers, device, hops);
    }

    private static List<Header> headers(SipAccount account, Binding binding, DialRequest request, String host) {
        List<Header> headers = new ArrayList<>();
        binding.path().forEach(path -> headers.add(new Header("Route", path)));
        new Identity(account).header(request.caller(), host, "calling").ifPresent(headers::add);
        if (request.caller().anonymous()) {
            // For proxies on the way: we have not told it (RFC 3325 section 9.3).
            headers.add(new Header("Privacy", "id"));
        }
        Identity.referredBy(request.referredBy(), host).ifPresent(headers::add);
        headers.addAll(Diversions.headers(request.diversions(), request.style(), host, request.extension()));
        return headers;
    }
}
