package org.strowger.calls;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Destination;
import org.strowger.api.call.FeatureCode;
import org.strowger.api.call.NumberProvider;
import org.strowger.api.call.Party;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.config.ItemRef;

/**
 * Finds what a dialled string stands for: a feature code, else a number that somebody contributes. Only extensions may use
 * feature codes; for everybody else they do not exist.
 */
final class NumberPlan {
    /** The dial alphabet; anything else never gets near a header, a path or a query. */
    private static final Pattern DIALABLE = Pattern.compile("[0-9A-Da-z*#+._-]{1,64}");

    private final Whiteboard whiteboard;

    NumberPlan(Whiteboard whiteboard) {
        this.whiteboard = whiteboard;
    }

    /**
     * What was found.
     *
     * @param kind for the call's trace: {@code feature-code}, a provider's kind, or {@code number-plan} when nothing was found
     * @param cause why there is no destination, or only the system's fallback; null when there is one
     * @param rule item of the configuration that has the number; null for none
     */
    record Resolution(String kind, String name, Destination destination, Cause cause, CallRecord.Rule rule) {
        static Resolution none(String why, Cause cause) {
            return new Resolution("number-plan", why, null, cause, null);
        }

        /** It exists, but whoever serves it is not there. */
        static Resolution unserved(String kind, String what, CallRecord.Rule rule) {
            String why = what + " is out of service";
            return new Resolution(kind, why, DestinationBoard.unserved(why), Cause.TEMPORARY_FAILURE, rule);
        }
    }

    static boolean dialable(String number) {
        return DIALABLE.matcher(number).matches();
    }

    Resolution resolve(String dialed, Party caller, ConfigSnapshot config) {
        if (!dialable(dialed)) {
            return Resolution.none("not in the dial alphabet", Cause.INVALID_NUMBER);
        }
        if (!caller.extension().isEmpty()) {
            Resolution code = featureCode(dialed, config);
            if (code != null) {
                return code;
            }
        }
        for (NumberProvider provider : whiteboard.numbers()) {
            Optional<Destination> destination = provider.resolve(dialed);
            if (destination.isPresent()) {
                return new Resolution(provider.kind(), dialed, destination.get(), null, owner(dialed, config));
            }
        }
        return unserved(dialed, caller, config)
                .orElseGet(() -> Resolution.none("nobody has this number", Cause.UNALLOCATED_NUMBER));
    }

    /** A number or code that exists, while whoever serves it is stopped or being taken out of service. */
    private Optional<Resolution> unserved(String dialed, Party caller, ConfigSnapshot config) {
        Optional<ItemRef> owner = config.ownerOfNumber(dialed);
        if (owner.isPresent()) {
            return Optional.of(Resolution.unserved(
                    owner.get().type(), owner.get().type() + " " + owner.get().key(), owner(dialed, config)));
        }
        if (!caller.extension().isEmpty() && match(dialed, config, whiteboard.drained(FeatureCode.class)) != null) {
            return Optional.of(Resolution.unserved("feature-code", dialed, null));
        }
        return whiteboard.drained(NumberProvider.class).stream()
                .filter(provider -> provider.resolve(dialed).isPresent())
                .findFirst()
                .map(provider -> Resolution.unserved(provider.kind(), dialed, null));
    }

    private static CallRecord.Rule owner(String number, ConfigSnapshot config) {
        return config.ownerOfNumber(number)
                .map(item -> new CallRecord.Rule(item.type(), item.key()))
                .orElse(null);
    }

    private Resolution featureCode(String dialed, ConfigSnapshot config) {
        Resolution exact = match(dialed, config, whiteboard.featureCodes());
        if (exact == null && dialed.length() > 1 && dialed.endsWith("#")) {
            // Many phones send the key that ended the dialling along with the code.
            return match(dialed.substring(0, dialed.length() - 1), config, whiteboard.featureCodes());
        }
        return exact;
    }

    /** The exact code, else the longest one that takes what follows it as its argument. */
    private static Resolution match(String dialed, ConfigSnapshot config, List<FeatureCode> features) {
        FeatureCode longest = null;
        int length = 0;
        for (FeatureCode feature : features) {
            String code = CodeBook.digits(feature, config);
            boolean matches =
                    dialed.equals(code) || !code.isEmpty() && feature.takesArgument() && dialed.startsWith(code);
            if (matches && code.length() > length) {
                longest = feature;
                length = code.length();
            }
        }
        return longest == null
                ? null
                : new Resolution(
                        "feature-code",
                        longest.id(),
                        longest.destination(dialed.substring(length)),
                        null,
                        new CallRecord.Rule("feature-code", longest.id()));
    }
}
