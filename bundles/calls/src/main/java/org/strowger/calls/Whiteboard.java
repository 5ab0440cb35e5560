package org.strowger.calls;

import java.util.List;
import java.util.Optional;
import org.strowger.api.call.CallObserver;
import org.strowger.api.call.FeatureCode;
import org.strowger.api.call.LegTechnology;
import org.strowger.api.call.NumberProvider;
import org.strowger.api.call.PartyProfile;
import org.strowger.api.call.PartyProfiles;

/** What other bundles contribute to calls at the moment; each list in the order of service rankings. */
interface Whiteboard {
    List<LegTechnology> technologies();

    List<NumberProvider> numbers();

    List<FeatureCode> featureCodes();

    List<PartyProfiles> profiles();

    List<CallObserver> observers();

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
