package org.strowger.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.strowger.api.call.CallRecord;
import org.strowger.api.sip.SipTap;
import org.strowger.testkit.ConfigRecords;

/** What tracing costs a call: on the threads that hand over, and on the trace's own. {@code -Dtrace.calls=20000} measures. */
public class CostTest {
    private static final int CALLS = Integer.getInteger("trace.calls", 200);
    private static final int AT_A_TIME = 200;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private TracerRig rig;
    private long messages;
    private long handingOver;
    private long before;

    /** The messages of a call between two phones, challenged once. */
    private static List<SipTap.Message> call(int number) {
        String offer = Calls.sdp("192.0.2.3", 4000, "sendrecv", "0 8 101");
        List<SipTap.Message> all = new ArrayList<>();
        all.add(Calls.request(0, "INVITE", 1, "Content-Type: application/sdp", offer));
        all.add(Calls.response(false, "call-a", 500, "401 Unauthorized", "1 INVITE", ""));
        all.add(Calls.request(900, "ACK", 1, "X: y", ""));
        all.add(Calls.request(1000, "INVITE", 2, Calls.AUTHORIZATION, offer));
        all.add(Calls.response(false, "call-a", 1100, "100 Trying", "2 INVITE", ""));
        all.add(Calls.response(false, "call-b", 1200, "100 Trying", "2 INVITE", ""));
        all.add(Calls.response(true, "call-b", 1200, "180 Ringing", "2 INVITE", ""));
        all.add(Calls.response(false, "call-a", 1300, "180 Ringing", "2 INVITE", ""));
        all.add(Calls.response(true, "call-b", 9000, "200 OK", "2 INVITE", offer));
        all.add(Calls.response(false, "call-a", 9100, "200 OK", "2 INVITE", offer));
        all.add(Calls.request(9200, "ACK", 2, "X: y", ""));
        all.add(Calls.request(90_000, "BYE", 3, "X: y", ""));
        all.add(Calls.response(false, "call-a", 90_100, "200 OK", "3 BYE", ""));
        all.add(Calls.response(true, "call-b", 90_200, "200 OK", "3 BYE", ""));
        return all.stream().map(message -> renamed(message, number)).toList();
    }

    private static SipTap.Message renamed(SipTap.Message m, int number) {
        String text = new String(m.data(), java.nio.charset.StandardCharsets.UTF_8)
                .replace("call-a", "call-a-" + number)
                .replace("call-b", "call-b-" + number);
        return new SipTap.Message(
                m.at(),
                m.received(),
                m.transport(),
                m.local(),
                m.remote(),
                text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static CallRecord named(CallRecord r, int number) {
        String id = "call-" + number;
        List<CallRecord.LegRecord> legs = r.legs().stream()
                .map(leg -> new CallRecord.LegRecord(
                        leg.id() + number,
                        leg.technology(),
                        leg.inbound(),
                        leg.party(),
                        leg.device(),
                        leg.startedAt(),
                        leg.ringingAt(),
                        leg.answeredAt(),
                        leg.endedAt(),
                        leg.cause(),
                        leg.media()))
                .toList();
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
                legs,
                r.steps());
    }

    private void run(int number) {
        List<SipTap.Message> all = call(number);
        CallRecord up = named(Calls.record(true, false, Calls.legs(false), Calls.steps()), number);
        CallRecord over = named(Calls.record(true, true, Calls.legs(true), Calls.steps()), number);
        CallTracer tracer = rig.tracer;
        long began = System.nanoTime();
        all.subList(0, 4).forEach(tracer::message);
        tracer.leg("call-a-" + number, "leg-a" + number);
        tracer.joined("call-" + number, "leg-a" + number);
        tracer.started(up);
        tracer.joined("call-" + number, "leg-b" + number);
        tracer.leg("call-b-" + number, "leg-b" + number);
        all.subList(4, all.size()).forEach(tracer::message);
        tracer.answered(up);
        tracer.ended(over);
        handingOver += System.nanoTime() - began;
        messages += all.size();
    }

    private long tracerCpu() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("strowger-trace"))
                .mapToLong(thread -> threads.getThreadCpuTime(thread.getId()))
                .sum();
    }

    @Test
    public void aCall() throws Exception {
        rig = new TracerRig(folder.getRoot().toPath());
        rig.config.put("default", ConfigRecords.make(CallTraceSettings.class, Map.of("callsPerSecond", 1000)));
        for (int done = 0; done < CALLS; done += AT_A_TIME) {
            if (done == CALLS / AT_A_TIME / 2 * AT_A_TIME) {
                // The first half warms up.
                handingOver = 0;
                messages = 0;
                before = tracerCpu();
            }
            IntStream.range(done, done + AT_A_TIME).forEach(this::run);
            String last = "call-" + (done + AT_A_TIME - 1);
            await().atMost(LIMIT).until(() -> rig.traces
                    .find(last)
                    .filter(trace -> trace.end() != null)
                    .isPresent());
            rig.scheduler.advance(Desk.LINGER.plus(Duration.ofSeconds(1)));
            await().atMost(LIMIT).until(() -> rig.tracer.store().find(last).isPresent());
        }
        long cpu = tracerCpu() - before;
        assertThat(rig.traces.find("call-0").orElseThrow().truncated()).isFalse();
        assertThat(rig.traces.find("call-0").orElseThrow().steps().size()).isGreaterThan(14);
        System.out.printf(
                "%d calls: %d ns a message where it is handed over, %d µs of processor a call behind it, %d bytes a call%n",
                CALLS,
                handingOver / Math.max(1, messages),
                cpu * 14 / messages / 1000,
                rig.tracer.store().size() / CALLS);
        rig.stop();
    }
}
