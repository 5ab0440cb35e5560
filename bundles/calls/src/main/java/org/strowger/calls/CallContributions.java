package org.strowger.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.call.CallObserver;
import org.strowger.api.call.DestinationKind;
import org.strowger.api.call.DialHook;
import org.strowger.api.call.FeatureCode;
import org.strowger.api.call.InCallCode;
import org.strowger.api.call.LegTechnology;
import org.strowger.api.call.NumberProvider;
import org.strowger.api.call.PartyProfiles;
import org.strowger.api.config.ConfigService;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.core.Text;
import org.strowger.api.plugin.Contribution;
import org.strowger.api.plugin.ContributionSource;

/** Tells what other bundles contribute to calls. */
@Component
public final class CallContributions implements ContributionSource {
    private final Whiteboard whiteboard;
    private final Drains drains;
    private final ConfigService config;

    @Activate
    public CallContributions(
            @Reference Whiteboard whiteboard, @Reference Drains drains, @Reference ConfigService config) {
        this.whiteboard = whiteboard;
        this.drains = drains;
        this.config = config;
    }

    /** How one kind of contribution is shown. */
    private record Shown<S>(
            String kind, Class<S> type, Function<S, String> id, Function<S, Text> label, Function<S, String> detail) {
        /** What has no name but its id. */
        static <S> Shown<S> plain(String kind, Class<S> type, Function<S, String> id) {
            return new Shown<>(kind, type, id, each -> same(id.apply(each)), each -> "");
        }

        private static Text same(String text) {
            return new Text(text, text);
        }
    }

    @Override
    public List<Contribution> contributions() {
        ConfigSnapshot now = config.snapshot();
        List<Contribution> all = new ArrayList<>();
        add(all, Shown.plain("number-provider", NumberProvider.class, NumberProvider::kind));
        add(
                all,
                new Shown<>(
                        "feature-code",
                        FeatureCode.class,
                        FeatureCode::id,
                        FeatureCode::name,
                        code -> CodeBook.digits(code, now)));
        add(
                all,
                new Shown<>(
                        "in-call-code",
                        InCallCode.class,
                        InCallCode::id,
                        InCallCode::name,
                        code -> CodeBook.digits(code, now)));
        add(
                all,
                new Shown<>(
                        "destination-kind",
                        DestinationKind.class,
                        DestinationKind::kind,
                        DestinationKind::name,
                        DestinationKind::targetType));
        add(all, Shown.plain("dial-hook", DialHook.class, DialHook::name));
        add(all, Shown.plain("leg-technology", LegTechnology.class, LegTechnology::name));
        add(all, Shown.plain("party-profiles", PartyProfiles.class, CallContributions::name));
        add(all, Shown.plain("call-observer", CallObserver.class, CallContributions::name));
        return all;
    }

    /** Of the class, without its package. */
    private static String name(Object service) {
        String name = service.getClass().getName();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private <S> void add(List<Contribution> all, Shown<S> shown) {
        for (Contributed<S> each : whiteboard.all(shown.type())) {
            all.add(new Contribution(
                    shown.kind(),
                    shown.id().apply(each.service()),
                    shown.label().apply(each.service()),
                    shown.detail().apply(each.service()),
                    each.bundle(),
                    !drains.bundles().contains(each.bundle())));
        }
    }
}
