package org.strowger.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.Cause;
import org.strowger.api.call.trace.CallTrace;
import org.strowger.api.call.trace.SdpSummary;
import org.strowger.api.call.trace.TraceParty;
import org.strowger.api.call.trace.TraceStep;
import org.strowger.api.call.trace.TraceStep.Kind;
import org.strowger.testkit.ConfigRecords;

public class CallTracerTest {
    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private TracerRig rig;

    @Before
    public void start() {
        rig = new TracerRig(folder.getRoot().toPath());
    }

    @After
    public void stop() throws InterruptedException {
        rig.stop();
    }

    private CallTrace live() {
        await().until(() -> rig.traces.find("call-1").isPresent());
        return rig.traces.find("call-1").orElseThrow();
    }

    private CallTrace stored() {
        rig.callUntilAnswer();
        rig.callEnds();
        await().until(() -> live().end() != null);
        rig.pass();
        await().until(() -> rig.tracer.store().find("call-1").isPresent());
        return rig.traces.find("call-1").orElseThrow();
    }

    private static List<String> sip(CallTrace trace, String party) {
        return trace.steps().stream()
                .filter(step -> step.kind() == Kind.SIP)
                .filter(step -> step.fromParty().equals(party) || step.toParty().equals(party))
                .map(step -> (step.toParty().equals("s") ? "> " : "< ")
                        + (step.status() == null ? step.method() : step.status().toString()))
                .toList();
    }

    @Test
    public void aForwardedCallShowsBothLegsAndTheRule() {
        CallTrace trace = stored();

        assertThat(trace.parties()).extracting(TraceParty::label).containsExactly("103 Carol", "Strowger", "102 Bob");
        assertThat(trace.parties())
                .extracting(TraceParty::address)
                .containsExactly("udp 192.0.2.3:5060", "192.0.2.1:5060", "udp 192.0.2.2:5062");
        assertThat(sip(trace, "p1"))
                .containsExactly(
                        "> INVITE",
                        "< 407",
                        "> ACK",
                        "> INVITE",
                        "< 200",
                        "> ACK",
                        "> INFO",
                        "> MESSAGE",
                        "> BYE",
                        "> BYE",
                        "< 200");
        assertThat(sip(trace, "p2")).containsExactly("< INVITE", "> 200");
        TraceStep decision = trace.steps().stream()
                .filter(step -> step.text().startsWith("forwarding"))
                .findFirst()
                .orElseThrow();
        assertThat(decision.rule()).isEqualTo(new TraceStep.TraceRule("forwarding", "101", "101"));
        assertThat(decision.configVersion()).isEqualTo(17);
        assertThat(decision.summary().en()).isEqualTo("calls of 101 are forwarded to 102 (always)");
        assertThat(decision.summary().zh()).contains("无条件");
        assertThat(trace.end().cause()).isEqualTo(Cause.NORMAL_CLEARING);
        assertThat(trace.end().by()).isEqualTo("caller");
        assertThat(trace.end().text().en()).isEqualTo("The caller hung up.");
        assertThat(trace.truncated()).isFalse();
        assertThat(trace.live()).isFalse();
    }

    @Test
    public void stepsAreInTheOrderOfTimeAndCountFromTheFirstMessage() {
        CallTrace trace = stored();
        assertThat(trace.steps()).extracting(TraceStep::offsetMicros).isSorted();
        assertThat(trace.steps().get(0).offsetMicros()).isZero();
        assertThat(trace.steps())
                .filteredOn(step -> step.kind() == Kind.SIP && step.status() == null)
                .extracting(step -> step.summary().en())
                .contains("INVITE 101, offers PCMU/8000, PCMA/8000", "ACK", "INFO", "BYE", "BYE (again)");
        assertThat(trace.steps())
                .filteredOn(step -> step.status() != null && step.status() == 407)
                .first()
                .extracting(TraceStep::offsetMicros)
                .isEqualTo(500L);
        assertThat(trace.steps()).extracting(TraceStep::n).doesNotHaveDuplicates();
    }

    @Test
    public void retransmissionsAreMarked() {
        List<TraceStep> byes = stored().steps().stream()
                .filter(step -> "BYE".equals(step.method()))
                .toList();
        assertThat(byes).extracting(TraceStep::repeated).containsExactly(false, true);
    }

    @Test
    public void keysAreCountedAndNotKept() {
        CallTrace trace = stored();
        TraceStep keys = trace.steps().stream()
                .filter(step -> "digits".equals(step.event()))
                .findFirst()
                .orElseThrow();
        assertThat(keys.summary().en()).isEqualTo("2 keys pressed: ***");
        assertThat(trace.media().get(0).digits()).isEqualTo(2);
    }

    @Test
    public void mediaFiguresAreThereForEachLeg() {
        CallTrace trace = stored();
        assertThat(trace.media()).hasSize(2);
        var caller = trace.media().get(0);
        assertThat(caller.codec()).isEqualTo("PCMU/8000");
        assertThat(caller.ptime()).isEqualTo(20);
        assertThat(caller.encryption()).isEqualTo("sdes");
        assertThat(caller.local()).isEqualTo("192.0.2.1:10002");
        assertThat(caller.remote()).isEqualTo("192.0.2.3:4000");
        assertThat(caller.received().lossPercent()).isEqualTo(1.96);
        assertThat(caller.sent().lost()).isEqualTo(2);
        assertThat(caller.roundTripMs()).isEqualTo(12.5);
        assertThat(caller.delayMs()).isEqualTo(6.25);
        assertThat(caller.mos()).isEqualTo(4.31);
    }

    @Test
    public void anAnswerTellsWhatItChanges() {
        TraceStep answer = stored().steps().stream()
                .filter(step -> step.sdp() != null && step.toParty().equals("p1") && step.status() == 200)
                .findFirst()
                .orElseThrow();
        assertThat(answer.sdp().role()).isEqualTo(SdpSummary.Role.ANSWER);
        assertThat(answer.sdp().changes()).hasSize(1);
        assertThat(answer.sdp().changes().get(0).what()).isEqualTo("codecs");
        assertThat(answer.sdp().changes().get(0).before()).isEqualTo("PCMU/8000, PCMA/8000");
        assertThat(answer.sdp().changes().get(0).after()).isEqualTo("PCMU/8000");
    }

    @Test
    public void noSecretGetsAnywhere() throws Exception {
        rig.callUntilAnswer();
        assertClean(new TraceCodecText().of(live()));
        CallTrace trace = stored();
        assertClean(new TraceCodecText().of(trace));
        assertClean(new String(rig.traces.pcap(trace), StandardCharsets.ISO_8859_1));
        assertClean(String.join("\n", LadderText.lines(trace, java.util.Locale.CHINESE)));
        assertThat(trace.steps())
                .filteredOn(
                        step -> "INVITE".equals(step.method()) && step.text().contains("Proxy-Authorization"))
                .first()
                .extracting(TraceStep::text)
                .asString()
                .contains(
                        "username=\"103\"",
                        "response=***",
                        "nonce=***",
                        "Identity: ***",
                        "inline:***",
                        "a=ice-pwd:***");
    }

    private static void assertClean(String text) {
        assertThat(text).isNotEmpty();
        Calls.SECRETS.forEach(secret -> assertThat(text).doesNotContain(secret));
    }

    @Test
    public void whatIsStoredOnDiskHoldsNoSecretEither() throws Exception {
        stored();
        rig.stop();
        String all = files().stream().map(CallTracerTest::unpacked).collect(Collectors.joining());
        assertThat(all).contains("forwarding");
        assertClean(all);
        rig.start();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> found = Files.list(rig.home.data("trace"))) {
            return found.toList();
        }
    }

    private static String unpacked(Path file) {
        try {
            return TraceCodecText.unpacked(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    public void aLiveTraceGrows() {
        rig.callUntilAnswer();
        await().until(() -> live().steps().stream().anyMatch(step -> "answered".equals(step.event())));
        CallTrace before = live();
        assertThat(before.live()).isTrue();
        assertThat(before.end()).isNull();
        assertThat(rig.traces.traced(List.of("call-1", "x"))).isEqualTo(Set.of("call-1"));

        rig.callEnds();
        await().until(() -> live().end() != null);
        int last = before.steps().stream().mapToInt(TraceStep::n).max().orElseThrow();
        assertThat(live().since(last).steps()).extracting(TraceStep::n).allMatch(n -> n > last);
        assertThat(live().steps().size()).isGreaterThan(before.steps().size());
    }

    @Test
    public void tracesOutliveARestart() throws Exception {
        stored();
        rig.stop();
        rig.start();
        await().until(() -> !rig.traces.traced(List.of("call-1")).isEmpty());
        assertThat(rig.traces.find("call-1")).isPresent();
    }

    @Test
    public void whatIsCutOffByAStopIsKeptAndSaysSo() throws Exception {
        rig.callUntilAnswer();
        live();
        rig.stop();
        rig.start();
        await().until(() -> rig.traces.find("call-1").isPresent());
        assertThat(rig.traces.find("call-1").orElseThrow().truncated()).isTrue();
        assertThat(rig.traces.find("call-1").orElseThrow().live()).isFalse();
    }

    @Test
    public void nothingIsTracedWhileItIsOff() throws Exception {
        rig.config.put("default", ConfigRecords.make(CallTraceSettings.class, Map.of("enabled", false)));
        rig.callUntilAnswer();
        rig.callEnds();
        rig.stop();
        assertThat(files()).isEmpty();
        rig.start();
    }

    @Test
    public void withoutBodiesTheSummaryIsThereAllTheSame() throws Exception {
        rig.config.put("default", ConfigRecords.make(CallTraceSettings.class, Map.of("bodies", false)));
        CallTrace trace = stored();
        assertThat(new TraceCodecText().of(trace)).doesNotContain("a=rtpmap");
        assertThat(trace.steps())
                .filteredOn(step -> step.sdp() != null)
                .first()
                .extracting(step -> step.sdp().streams().get(0).codecs())
                .isEqualTo(List.of("PCMU/8000", "PCMA/8000"));
    }

    @Test
    public void whatCannotBeFollowedIsCounted() {
        rig.callUntilAnswer();
        live();
        Backlog small = new Backlog(4, 2);
        for (int i = 0; i < 3; i++) {
            small.message(() -> {});
        }
        small.event(() -> {});
        assertThat(small.lost()).isEqualTo(1);
        assertThat(small.lost()).isZero();
        rig.tracer.desk().lost(1);
        assertThat(live().truncated()).isTrue();
        assertThat(live().dropped()).isEqualTo(1);
    }

    @Test
    public void invitesThatComeToNothingFillNoMemory() {
        Desk desk = new Desk(LiveTrace::hollow, trace -> {});
        for (int i = 0; i < 20_000; i++) {
            desk.message(
                    Calls.message(
                            true,
                            Calls.CAROL,
                            0,
                            "INVITE sip:1@h SIP/2.0",
                            "Call-ID: flood-" + i,
                            "CSeq: 1 INVITE",
                            "",
                            "x".repeat(1000)),
                    0);
        }
        assertThat(desk.earlyBytes()).isPositive().isLessThanOrEqualTo(Desk.MOST_EARLY_BYTES);
        desk.tidy(Desk.UNCLAIMED.toNanos());
        assertThat(desk.earlyBytes()).isZero();
    }

    @Test
    public void aCallWithTooManyMessagesIsCut() {
        rig.callUntilAnswer();
        for (int i = 0; i < LiveTrace.MOST_ENTRIES + 10; i++) {
            rig.tracer.message(Calls.request(100_000L + i, "INFO", 100 + i, "X: y", ""));
        }
        await().until(() -> live().truncated());
        assertThat(live().steps().size()).isEqualTo(LiveTrace.MOST_ENTRIES);
        assertThat(live().dropped()).isGreaterThan(10);
    }

    /** However many calls come: the first have traces, the rest cost nothing, and later ones have traces again. */
    @Test
    public void moreCallsThanItsPaceAreNotTraced() {
        List<CallTrace> kept = new ArrayList<>();
        Pace pace = new Pace();
        Desk desk = new Desk(
                id -> pace.admits(0, 1) ? new LiveTrace(id, 1, true, number -> false) : LiveTrace.hollow(id),
                kept::add);
        for (int i = 0; i < 30; i++) {
            passing(desk, i);
        }
        desk.tidy(Desk.LINGER.toNanos());
        assertThat(kept).hasSize(10);
        assertThat(kept.get(0).steps()).isNotEmpty();
        assertThat(pace.passedOver()).isEqualTo(20);
        assertThat(pace.admits(1_000_000_000L, 1)).isTrue();
        assertThat(pace.admits(1_000_000_000L, 1)).isFalse();
        assertThat(desk.among(List.of("call-0", "call-29"))).isEmpty();
    }

    private static void passing(Desk desk, int number) {
        String call = "call-" + number;
        desk.message(
                Calls.message(
                        true, Calls.CAROL, 0, "INVITE sip:1@h SIP/2.0", "Call-ID: " + call, "CSeq: 1 INVITE", "", ""),
                0);
        desk.leg(call, "leg-" + number, 0);
        desk.joined(call, "leg-" + number, 0);
        CallRecord over = Calls.record(true, true, Calls.legs(true), Calls.steps());
        desk.record(renamed(over, call), 0);
        desk.message(
                Calls.message(true, Calls.CAROL, 0, "SIP/2.0 200 OK", "Call-ID: " + call, "CSeq: 2 BYE", "", ""), 0);
        assertThat(desk.earlyBytes()).isZero();
    }

    private static CallRecord renamed(CallRecord r, String id) {
        return new CallRecord(
                id,
                id,
                r.startedAt(),
                r.answeredAt(),
                r.endedAt(),
                r.caller(),
                r.dialed(),
                r.answeredBy(),
                r.kind(),
                r.result(),
                r.cause(),
                r.hungUpBy(),
                r.legs(),
                r.steps(),
                r.transfers());
    }
}
