package org.strowger.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.strowger.api.call.CallObserver;
import org.strowger.api.call.DestinationKind;
import org.strowger.api.call.DialHook;
import org.strowger.api.call.FeatureCode;
import org.strowger.api.call.InCallCode;
import org.strowger.api.call.LegTechnology;
import org.strowger.api.call.NumberProvider;
import org.strowger.api.call.PartyProfile;
import org.strowger.api.call.PartyProfiles;

/** What other bundles contribute to calls at the moment; each list in the order of service rankings. */
interface Whiteboard {
    /** All of a kind, also those of bundles that are being taken out of service. */
    <S> List<Contributed<S>> all(Class<S> kind);

    /** Those of a kind that new calls may use. */
    <S> List<S> inService(Class<S> kind);

    /** Those of a kind whose bundles are being taken out of service. */
    default <S> List<S> drained(Class<S> kind) {
        List<S> usable = inService(kind);
        return all(kind).stream()
                .map(Contributed::service)
                .filter(each -> !usable.contains(each))
                .toList();
    }

    default List<LegTechnology> technologies() {
        return inService(LegTechnology.class);
    }

    default List<NumberProvider> numbers() {
        return inService(NumberProvider.class);
    }

    default List<FeatureCode> featureCodes() {
        return inService(FeatureCode.class);
    }

    default List<InCallCode> inCallCodes() {
        return inService(InCallCode.class);
    }

    default List<DialHook> dialHooks() {
        return inService(DialHook.class);
    }

    default List<DestinationKind> destinationKinds() {
        return inService(DestinationKind.class);
    }

    /** Also those of bundles that are being taken out of service: whoever talks already is still somebody. */
    default List<PartyProfiles> profiles() {
        return all(PartyProfiles.class).stream().map(Contributed::service).toList();
    }

    /** Also those of bundles that are being taken out of service: they must not miss the end of a call. */
    default List<CallObserver> observers() {
        List<CallObserver> observers = new ArrayList<>();
        for (Contributed<CallObserver> each : all(CallObserver.class)) {
            observers.add(each.service());
        }
        return observers;
    }

    /** The first profile that anybody has of an extension. */
    default Optional<PartyProfile> profile(String extension) {
        for (PartyProfiles profiles : profiles()) {
            Optional<PartyProfile> found = profiles.find(extension);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
