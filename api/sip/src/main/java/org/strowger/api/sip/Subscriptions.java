package org.strowger.api.sip;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Who watches what. Kept in memory only: phones subscribe anew after a restart. Thread safe. */
@ProviderType
public interface Subscriptions {
    /** By package, resource and subscriber. */
    List<Subscription> all();

    /** Ends one; the phone may subscribe anew. False when there is none. */
    boolean end(String id);
}
