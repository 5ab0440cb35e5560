package org.strowger.sip.dialoginfo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Before;
import org.junit.Test;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.CallRecord.LegRecord;
import org.strowger.api.call.NumberState;
import org.strowger.api.call.NumberStateChanged;
import org.strowger.api.call.NumberStates;
import org.strowger.api.call.Party;
import org.strowger.api.media.MediaStatistics;
import org.strowger.api.sip.EventPackage.Verdict;
import org.strowger.api.sip.EventPackage.Watch;
import org.strowger.testkit.RecordingEventBus;

public class DialogPackageTest {
    private static final Instant NOW = Instant.EPOCH;

    private final RecordingEventBus events = new RecordingEventBus();
    private final DialogPackage lamps = new DialogPackage(events);
    private final List<String> changed = new ArrayList<>();

    @Before
    public void listen() {
        lamps.start(changed::add);
    }

    private static LegRecord leg(String id, boolean inbound, String extension, boolean rang, boolean up, boolean gone) {
        Party party = new Party(extension.isEmpty() ? "13800138000" : extension, "Secret Name", extension, false);
        return new LegRecord(
                id,
                "sip",
                inbound,
                party,
                "",
                NOW,
                rang ? NOW : null,
                up ? NOW : null,
                gone ? NOW : null,
                null,
                MediaStatistics.NONE);
    }

    private static CallRecord call(String id, LegRecord... legs) {
        return new CallRecord(
                id,
                id,
                NOW,
                null,
                null,
                Party.extension("101", ""),
                "102",
                "",
                CallRecord.Kind.INTERNAL,
                CallRecord.Result.OPEN,
                null,
                "",
                List.of(legs),
                List.of());
    }

    private String state(String resource) {
        return lamps.state(new Watch("105", resource, "pbx", 7));
    }

    @Test
    public void aLampFollowsItsExtensionThroughACall() {
        assertThat(state("102"))
                .contains("<state>terminated</state>")
                .contains("version=\"7\"")
                .contains("sip:102@pbx");
        lamps.started(call("c", leg("a", true, "101", false, false, false)));
        assertThat(state("101")).contains("direction=\"initiator\"><state>proceeding</state>");
        lamps.changed(
                call("c", leg("a", true, "101", false, false, false), leg("b", false, "102", true, false, false)));
        assertThat(state("102")).contains("direction=\"recipient\"><state>early</state>");
        lamps.answered(call("c", leg("a", true, "101", false, true, false), leg("b", false, "102", true, true, false)));
        assertThat(state("102")).contains("<state>confirmed</state>");
        assertThat(state("101")).contains("<state>confirmed</state>");
        lamps.ended(call("c", leg("a", true, "101", false, true, true), leg("b", false, "102", true, true, true)));
        assertThat(state("102")).contains("<state>terminated</state>");
        assertThat(changed).containsExactlyInAnyOrder("101", "102", "101", "102", "101", "102");
    }

    @Test
    public void whatDoesNotConcernAnExtensionIsNotToldToItsWatchers() {
        lamps.started(call("c", leg("a", true, "101", false, false, false)));
        lamps.changed(call("c", leg("a", true, "101", false, false, false), leg("x", false, "", true, false, false)));
        assertThat(changed).containsExactly("101");
    }

    @Test
    public void oneWhoLeavesACallIsIdleWhileTheOthersGoOn() {
        lamps.answered(call("c", leg("a", true, "101", false, true, false), leg("b", false, "102", true, true, false)));
        lamps.changed(call("c", leg("a", true, "101", false, true, true), leg("b", false, "102", true, true, false)));
        assertThat(state("101")).contains("terminated");
        assertThat(state("102")).contains("confirmed");
    }

    @Test
    public void withWhomSomebodyTalksIsTheirOwnBusiness() {
        lamps.answered(call("c", leg("a", true, "", false, true, false), leg("b", false, "102", true, true, false)));
        assertThat(state("102")).doesNotContain("13800138000").doesNotContain("Secret");
        assertThat(state("\"><x")).contains("%22%3E%3Cx").doesNotContain("\"><x");
    }

    @Test
    public void onlyExtensionsCanBeWatched() {
        lamps.addAccounts(user -> Optional.empty());
        assertThat(lamps.verdict("101", "102")).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    public void aNumberWhoseStateSomebodyTellsHasALampToo() {
        Map<String, NumberState.Status> slots = new HashMap<>(Map.of("41", NumberState.Status.IDLE));
        NumberStates parking = number -> Optional.ofNullable(slots.get(number))
                .map(status -> new NumberState(number, status, Party.extension("103", "Secret Name")));
        assertThat(lamps.verdict("101", "41")).isEqualTo(Verdict.UNKNOWN);
        lamps.addNumbers(parking);
        assertThat(lamps.verdict("101", "41")).isEqualTo(Verdict.ALLOWED);
        assertThat(lamps.verdict("101", "42")).isEqualTo(Verdict.UNKNOWN);
        assertThat(state("41")).contains("<state>terminated</state>");
        slots.put("41", NumberState.Status.BUSY);
        events.publish(new NumberStateChanged(NOW, "41"));
        assertThat(changed).containsExactly("41");
        assertThat(state("41")).contains("<state>confirmed</state>").doesNotContain("Secret");
        slots.put("41", NumberState.Status.RINGING);
        assertThat(state("41")).contains("<state>early</state>");
    }

    @Test
    public void aLampOutlivesTheUpdateOfWhoeverTellsItsState() {
        NumberStates parking = number -> number.equals("41")
                ? Optional.of(new NumberState(number, NumberState.Status.BUSY, null))
                : Optional.empty();
        lamps.addNumbers(parking);
        assertThat(lamps.verdict("101", "41")).isEqualTo(Verdict.ALLOWED);
        lamps.removeNumbers(parking);
        assertThat(changed).containsExactly("41");
        assertThat(state("41")).contains("<state>terminated</state>");
        assertThat(lamps.verdict("101", "41")).isEqualTo(Verdict.ALLOWED);
        lamps.addNumbers(parking);
        assertThat(changed).containsExactly("41", "41");
        assertThat(state("41")).contains("<state>confirmed</state>");
        lamps.deactivate();
        events.publish(new NumberStateChanged(NOW, "41"));
        assertThat(changed).hasSize(2);
    }
}
