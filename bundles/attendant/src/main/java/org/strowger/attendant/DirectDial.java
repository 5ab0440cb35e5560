package org.strowger.attendant;

import java.util.Optional;
import org.strowger.api.call.CallSession;
import org.strowger.api.call.ResolvedNumber;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.config.NumberRange;

/**
 * The numbers that a caller may dial in an attendant's menu: those that an item of the configuration is keyed by, and of
 * these only what the attendant's permission names. So neither a feature code nor a parked call nor anything outside is among
 * them.
 */
final class DirectDial {
    private static final String EXTENSIONS = "user";

    private final Attendant attendant;
    private final ConfigSnapshot config;

    DirectDial(Attendant attendant, ConfigSnapshot config) {
        this.attendant = attendant;
        this.config = config;
    }

    /** Whether a number that may be dialled begins with these keys and has more of them. */
    boolean goesOn(String keys) {
        return attendant.directDial()
                && config.typeNames().stream()
                        .flatMap(type -> config.keys(type).stream())
                        .anyMatch(n -> n.length() > keys.length() && n.startsWith(keys) && permitted(n));
    }

    /** Where a number leads; empty when it may not be dialled, or nobody has it now. */
    Optional<ResolvedNumber> find(String number, CallSession session) {
        return attendant.directDial() && permitted(number) ? session.resolve(number) : Optional.empty();
    }

    private boolean permitted(String number) {
        // A number that some settings own beside their key, as those of parking own the places, leads to what others
        // have left there.
        if (config.ownerOfNumber(number)
                .filter(item -> item.key().equals(number))
                .isEmpty()) {
            return false;
        }
        return switch (attendant.dialPermission()) {
            case EXTENSIONS ->
                config.find(NumberRange.class, EXTENSIONS)
                        .filter(range -> range.contains(number))
                        .isPresent();
            case INTERNAL -> true;
        };
    }
}
