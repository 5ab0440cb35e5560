package org.strowger.api.sip;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Who is registered where. */
@ProviderType
public interface Registrations {
    /** By user, then by time. */
    List<Registration> all();

    List<Registration> of(String user);

    /** Removes a binding; false when there is none. */
    boolean remove(String id);
}
