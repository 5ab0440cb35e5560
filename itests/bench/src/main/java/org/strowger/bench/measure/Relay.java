package org.strowger.bench.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.strowger.bench.Report;
import org.strowger.bench.product.ProcessVitals;
import org.strowger.bench.product.Target;
import org.strowger.bench.rtp.Generator;
import org.strowger.bench.rtp.MediaLeg;
import org.strowger.bench.sip.Account;
import org.strowger.bench.sip.Media;
import org.strowger.bench.sip.OutgoingCall;
import org.strowger.bench.sip.Ua;

/** Calls with sound both ways; the same generator connected to itself, in the same run, is what they are compared with. */
public final class Relay {
    private static final long SETTLE_NANOS = 1_000_000_000L;
    private static final long CALL_INTERVAL_NANOS = 20_000_000L;

    private Relay() {}

    public static void run(Load load) throws Exception {
        pairs(load, load.quick() ? new int[] {50, 200} : new int[] {50, 200, 1000}, new Sound("", false, 8));
    }

    /** Both legs of each call are encrypted. */
    public static void secure(Load load) throws Exception {
        pairs(load, load.quick() ? new int[] {50} : new int[] {50, 200}, new Sound("encrypted ", true, 12));
    }

    /** @param mostMicros what a packet may cost */
    private record Sound(String name, boolean encrypted, double mostMicros) {
        Media of(MediaLeg leg) {
            return encrypted ? leg.encrypted() : leg.plain();
        }
    }

    /** What the generator alone could do. */
    private record Alone(Generator.Result result, double microsPerPacket) {}

    private static void pairs(Load load, int[] counts, Sound sound) throws Exception {
        for (int calls : counts) {
            if (load.deadline().allows(calls / 20.0 + 2 * load.seconds() + 10)) {
                Alone alone = loop(load, calls, sound);
                through(load, calls, sound, alone);
            } else {
                load.report().note(calls + " calls left out: out of time");
            }
        }
    }

    private static Alone loop(Load load, int calls, Sound sound) {
        Generator generator = new Generator(2 * calls);
        List<MediaLeg> legs = generator.legs();
        for (int i = 0; i < calls; i++) {
            legs.get(i).connect(sound.of(legs.get(calls + i)));
            legs.get(calls + i).connect(sound.of(legs.get(i)));
        }
        Cost cost = new Cost(new ProcessVitals(ProcessHandle.current().pid()));
        Generator.Result result = measure(generator.start(), load.seconds());
        cost.end(result, load.seconds());
        return new Alone(result, cost.microsPerPacket);
    }

    static Generator.Result measure(Generator generator, int seconds) {
        pause(SETTLE_NANOS);
        generator.startMeasuring();
        pause(seconds * 1_000_000_000L);
        generator.stopMeasuring();
        pause(SETTLE_NANOS / 2);
        return generator.finish();
    }

    private static void through(Load load, int count, Sound sound, Alone alone) throws Exception {
        Target target = load.target();
        Generator generator = new Generator(2 * count);
        AtomicInteger next = new AtomicInteger(count);
        double memoryBefore = target.vitals().residentMb();
        try (Ua callees = new Ua(
                        target.ports().one(), target.sipPort(), remote -> sound.of(answer(generator, next, remote)));
                Ua callers = new Ua(target.ports().one(), target.sipPort())) {
            Phones.register(callees, target.callees(), 600);
            List<OutgoingCall> calls = set(load, callers, generator.legs().subList(0, count), sound::of);
            generator.start();
            pause(SETTLE_NANOS);
            Cost cost = new Cost(target.vitals());
            Generator.Result result = measure(generator, load.seconds());
            cost.end(result, load.seconds());
            report(load, count, sound, alone, result, cost);
            Phones.awaitAll(calls.stream().map(OutgoingCall::hangUp).toList());
            Phones.register(callees, target.callees(), 0);
            String name = count + " " + sound.name() + "calls: ";
            double perCall = (cost.residentMb - memoryBefore) * 1024 / count;
            load.report().add(name + "resident memory for each call", perCall, "kB");
            load.report().add(name + "resident memory before", memoryBefore, "MB");
            load.report().add(name + "resident memory with media", cost.residentMb, "MB");
            load.report().add(name + "resident memory after", target.vitals().residentMb(), "MB");
        } finally {
            generator.close();
        }
    }

    /** The next leg, connected with a caller. */
    static MediaLeg answer(Generator generator, AtomicInteger next, Media caller) {
        MediaLeg leg = generator.legs().get(next.getAndIncrement());
        leg.connect(caller);
        return leg;
    }

    /** Calls from these legs, until all are answered. */
    static List<OutgoingCall> set(Load load, Ua callers, List<MediaLeg> legs, Function<MediaLeg, Media> sound)
            throws Exception {
        List<Account> from = load.target().callers();
        List<Account> to = load.target().callees();
        List<OutgoingCall> calls = new ArrayList<>();
        for (int i = 0; i < legs.size(); i++) {
            String number = to.get(i % to.size()).number();
            calls.add(callers.call(from.get(i % from.size()), number, sound.apply(legs.get(i))));
            pause(CALL_INTERVAL_NANOS);
        }
        for (int i = 0; i < legs.size(); i++) {
            legs.get(i).connect(calls.get(i).answered().get(40, TimeUnit.SECONDS));
        }
        return calls;
    }

    /** CPU of the product over all the time that packets flow, and its memory at the end of it. */
    static final class Cost {
        private final ProcessVitals vitals;
        private final double cpuBefore;
        private final long since = System.nanoTime();
        double microsPerPacket;
        private double residentMb;
        private double threads;

        Cost(ProcessVitals vitals) {
            this.vitals = vitals;
            this.cpuBefore = vitals.cpuSeconds();
        }

        /** Packets also flow before and after the measured window, at the same pace, and cost the same. */
        void end(Generator.Result result, int measuredSeconds) {
            double cpu = vitals.cpuSeconds() - cpuBefore;
            double packets = result.sent() * ((System.nanoTime() - since) / 1e9) / measuredSeconds;
            microsPerPacket = cpu * 1e6 / packets;
            residentMb = vitals.residentMb();
            threads = vitals.threads();
        }
    }

    private static void report(Load load, int count, Sound sound, Alone alone, Generator.Result result, Cost cost) {
        String name = count + " " + sound.name() + "calls: ";
        Report report = load.report();
        double p99 = result.transit().percentile(0.99);
        double p99Alone = alone.result().transit().percentile(0.99);
        report.add(name + "packets sent in the window", result.sent(), "");
        report.add(name + "loss", result.lossPercent(), "%");
        report.add(name + "gaps over 60 ms", result.gaps(), "");
        report.add(name + "of them made by the generator itself", result.ownGaps(), "");
        report.add(name + "transit p50", result.transit().percentile(0.5), "ms");
        report.add(name + "transit p99", p99, "ms");
        report.add(
                name + "generator alone: transit p50", alone.result().transit().percentile(0.5), "ms");
        report.add(name + "generator alone: transit p99", p99Alone, "ms");
        report.add(name + "generator alone: gaps over 60 ms", alone.result().gaps(), "");
        report.add(name + "transit p99, times the generator alone", p99 / p99Alone, "x");
        report.atMost(name + "added delay (p99 less p99 alone)", p99 - p99Alone, "ms", 20);
        report.atMost(name + "CPU of the product a packet", cost.microsPerPacket, "µs", sound.mostMicros());
        report.atMost(name + "CPU of a core a call", cost.microsPerPacket / 100, "%", sound.mostMicros() / 100);
        report.add(name + "generator alone: CPU a packet", alone.microsPerPacket(), "µs");
        report.add(
                name + "CPU a packet, times the generator alone", cost.microsPerPacket / alone.microsPerPacket(), "x");
        report.add(name + "threads", cost.threads, "");
    }

    static void pause(long nanos) {
        long end = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
