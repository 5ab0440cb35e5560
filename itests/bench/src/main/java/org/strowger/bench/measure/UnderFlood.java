package org.strowger.bench.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.strowger.bench.Report;
import org.strowger.bench.product.Target;
import org.strowger.bench.rtp.Generator;
import org.strowger.bench.rtp.MediaLeg;
import org.strowger.bench.rtp.Transit;
import org.strowger.bench.sip.Media;
import org.strowger.bench.sip.OutgoingCall;
import org.strowger.bench.sip.Ua;
import org.strowger.testkit.sip.Flood;

/** A call each second, each with sound until the end, while strangers flood the product; and the same without a flood. */
public final class UnderFlood {
    private static final int MESSAGES_A_SECOND = 10_000;
    private static final int ADDRESSES = 10_000;
    private static final long SECOND = 1_000_000_000L;

    private UnderFlood() {}

    public static void run(Load load) throws Exception {
        goldenCalls(load, "warming: ", null);
        Golden quiet = goldenCalls(load, "no flood: ", null);
        for (int addresses : new int[] {1, ADDRESSES}) {
            String name = "flood from " + addresses + (addresses == 1 ? " address: " : " addresses: ");
            String server = "127.0.0.1:" + load.target().sipPort();
            try (Flood flood = Flood.start(server, addresses, MESSAGES_A_SECOND)) {
                Golden golden = goldenCalls(load, name, flood);
                load.report()
                        .add(
                                name + "set-up p99, times that without",
                                golden.setUp().percentile(0.99) / quiet.setUp().percentile(0.99),
                                "x");
            }
        }
    }

    /** What became of the calls. */
    private record Golden(Transit setUp, int failed, Generator.Result sound) {}

    private static Golden goldenCalls(Load load, String name, Flood flood) throws Exception {
        Target target = load.target();
        int count = load.seconds();
        Generator generator = new Generator(2 * count);
        AtomicInteger next = new AtomicInteger(count);
        long floodedBefore = flood == null ? 0 : flood.sent();
        try (Ua callees = new Ua(target.ports().one(), target.sipPort(), remote -> Relay.answer(generator, next, remote)
                        .plain());
                Ua callers = new Ua(target.ports().one(), target.sipPort())) {
            Phones.register(callees, target.callees().subList(0, count), 600);
            generator.start().startMeasuring();
            List<OutgoingCall> calls = oneEachSecond(load, callers, generator.legs());
            generator.stopMeasuring();
            Golden golden = outcome(calls, generator);
            report(load.report(), name, golden);
            if (flood != null) {
                load.report().add(name + "messages", flood.sent() - floodedBefore, "");
            }
            Phones.awaitAll(calls.stream()
                    .filter(UnderFlood::succeeded)
                    .map(OutgoingCall::hangUp)
                    .toList());
            return golden;
        } finally {
            generator.close();
        }
    }

    private static List<OutgoingCall> oneEachSecond(Load load, Ua callers, List<MediaLeg> legs) {
        Target target = load.target();
        List<OutgoingCall> calls = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < load.seconds(); i++) {
            Relay.pause(start + i * SECOND - System.nanoTime());
            MediaLeg leg = legs.get(i);
            OutgoingCall call = callers.call(
                    target.callers().get(i), target.callees().get(i).number(), leg.plain());
            call.answered().thenAccept((Media media) -> leg.connect(media));
            calls.add(call);
        }
        Relay.pause(SECOND);
        return calls;
    }

    private static Golden outcome(List<OutgoingCall> calls, Generator generator) throws InterruptedException {
        Transit setUp = new Transit();
        int failed = 0;
        for (OutgoingCall call : calls) {
            try {
                call.answered().get(40, TimeUnit.SECONDS);
                setUp.add(call.ringingAfter(true));
            } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
                failed++;
            }
        }
        return new Golden(setUp, failed, generator.finish());
    }

    private static boolean succeeded(OutgoingCall call) {
        return call.answered().isDone() && !call.answered().isCompletedExceptionally();
    }

    private static void report(Report report, String name, Golden golden) {
        report.atMost(name + "calls that failed", golden.failed(), "calls", 0);
        report.add(name + "set-up p50 (first INVITE to 180)", golden.setUp().percentile(0.5), "ms");
        report.atMost(name + "set-up p99", golden.setUp().percentile(0.99), "ms", 500);
        report.atMost(
                name + "gaps over 60 ms, not the generator's",
                golden.sound().gaps() - golden.sound().ownGaps(),
                "",
                0);
        report.add(name + "transit of sound p99", golden.sound().transit().percentile(0.99), "ms");
    }
}
