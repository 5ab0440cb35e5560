package org.strowger.rest;

import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.strowger.api.board.Boards;
import org.strowger.api.call.CallRecords;
import org.strowger.api.call.CallService;
import org.strowger.api.call.trace.CallTraces;
import org.strowger.api.core.Text;
import org.strowger.api.media.PromptLibrary;
import org.strowger.api.sip.Registrations;
import org.strowger.api.sip.SipTrace;
import org.strowger.rest.calls.TelephonyParts;
import org.strowger.rest.problem.Refusals;

/** The parts that come and go while this door stays open. */
@Component(service = TelephonyParts.class)
public class Telephony implements TelephonyParts {
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile CallService callService;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile CallRecords callRecords;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Registrations sipRegistrations;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile SipTrace sipTrace;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile PromptLibrary promptLibrary;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Boards boardRegistry;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile CallTraces traces;

    @Override
    public Optional<CallTraces> callTraces() {
        return Optional.ofNullable(traces);
    }

    @Override
    public CallService calls() {
        return present(callService, Text.of("Call control", "呼叫控制"));
    }

    @Override
    public CallRecords records() {
        return present(callRecords, Text.of("The store of call records", "通话记录存储"));
    }

    @Override
    public Registrations registrations() {
        return present(sipRegistrations, Text.of("SIP", "SIP 服务"));
    }

    @Override
    public SipTrace trace() {
        return present(sipTrace, Text.of("SIP", "SIP 服务"));
    }

    @Override
    public PromptLibrary prompts() {
        return present(promptLibrary, Text.of("The media plane", "媒体平台"));
    }

    @Override
    public Boards boards() {
        return present(boardRegistry, Text.of("The registry of boards", "主板管理"));
    }

    private static <T> T present(T part, Text name) {
        return Optional.ofNullable(part).orElseThrow(() -> Refusals.unavailable(name));
    }
}
