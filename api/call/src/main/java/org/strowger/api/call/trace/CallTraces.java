package org.strowger.api.call.trace;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** The traces of calls that go on and of past ones, as far as they are kept. May read a file; not for the call path. */
@ProviderType
public interface CallTraces {
    /** Of a call by the id of its record. */
    Optional<CallTrace> find(String callId);

    /** Those of these calls that have a trace. Reads nothing. */
    Set<String> traced(Collection<String> callIds);

    /** The SIP messages of a trace as a file of captured packets, for analysers. */
    byte[] pcap(CallTrace trace);
}
