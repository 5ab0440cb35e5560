package org.strowger.trace;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.strowger.api.call.CallService;
import org.strowger.api.call.trace.CallTrace;
import org.strowger.api.call.trace.CallTraces;
import org.strowger.api.media.MediaStatistics;

/** Finds traces, of calls that go on and of past ones. */
@Component
public final class StoredCallTraces implements CallTraces {
    private final CallTracer tracer;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile CallService calls;

    @Activate
    public StoredCallTraces(@Reference CallTracer tracer) {
        this.tracer = tracer;
    }

    @Override
    public Optional<CallTrace> find(String callId) {
        return tracer.desk().find(callId, figures(callId)).or(() -> tracer.store()
                .find(callId));
    }

    /** Of the sound as it is now. */
    private Map<String, MediaStatistics> figures(String callId) {
        Map<String, MediaStatistics> figures = new HashMap<>();
        CallService service = calls;
        if (service != null) {
            service.call(callId).ifPresent(view -> view.legs().forEach(leg -> figures.put(leg.id(), leg.media())));
        }
        return figures;
    }

    @Override
    public Set<String> traced(Collection<String> callIds) {
        Set<String> all = new HashSet<>(tracer.desk().among(callIds));
        all.addAll(tracer.store().among(callIds));
        return all;
    }

    @Override
    public byte[] pcap(CallTrace trace) {
        return Pcap.of(trace);
    }
}
