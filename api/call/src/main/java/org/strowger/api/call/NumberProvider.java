package org.strowger.api.call;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Whiteboard service: contributes numbers that can be dialled. Looked up on the call path: no blocking, no SQL. */
@ConsumerType
public interface NumberProvider {
    /** Kind of its numbers, as in {@link org.strowger.api.call} records and diagnostics, such as {@code extension}. */
    String kind();

    Optional<Destination> resolve(String number);
}
