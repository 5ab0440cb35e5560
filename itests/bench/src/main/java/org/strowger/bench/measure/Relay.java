package org.strowger.bench.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.strowger.bench.product.ProcessVitals;
import org.strowger.bench.product.Product;
import org.strowger.bench.rtp.Generator;
import org.strowger.bench.rtp.MediaLeg;
import org.strowger.bench.sip.Account;
import org.strowger.bench.sip.OutgoingCall;
import org.strowger.bench.sip.Ua;

/** Calls with sound both ways; the same generator connected to itself, in the same run, is what they are compared with. */
public final class Relay {
    private static final long SETTLE_NANOS = 1_000_000_000L;
    private static final long CALL_INTERVAL_NANOS = 20_000_000L;

    private Relay() {}

    public static void run(Load load) throws Exception {
        for (int calls : load.quick() ? new int[] {50, 200} : new int[] {50, 200, 1000}) {
            if (load.deadline().allows(calls / 20.0 + 2 * load.seconds() + 10)) {
                Generator.Result alone = loop(load, calls);
                through(load, calls, alone);
            } else {
                load.report().note(calls + " calls left out: out of time");
            }
        }
    }

    private static Generator.Result loop(Load load, int calls) {
        Generator generator = new Generator(2 * calls);
        List<MediaLeg> legs = generator.legs();
        for (int i = 0; i < calls; i++) {
            legs.get(i).connect(legs.get(calls + i).port());
            legs.get(calls + i).connect(legs.get(i).port());
        }
        return measure(generator.start(), load.seconds());
    }

    static Generator.Result measure(Generator generator, int seconds) {
        pause(SETTLE_NANOS);
        generator.startMeasuring();
        pause(seconds * 1_000_000_000L);
        generator.stopMeasuring();
        pause(SETTLE_NANOS / 2);
        return generator.finish();
    }

    private static void through(Load load, int count, Generator.Result alone) throws Exception {
        Product product = load.product();
        Generator generator = new Generator(2 * count);
        AtomicInteger next = new AtomicInteger(count);
        double memoryBefore = product.vitals().residentMb();
        try (Ua callees = new Ua(product.ports().one(), product.sipPort(), remote -> answer(generator, next, remote));
                Ua callers = new Ua(product.ports().one(), product.sipPort(), remote -> 40000)) {
            Phones.register(callees, product.callees(), 600);
            List<OutgoingCall> calls = set(load, generator, callers, count);
            generator.start();
            pause(SETTLE_NANOS);
            Cost cost = new Cost(product.vitals());
            Generator.Result result = measure(generator, load.seconds());
            cost.end(result, load.seconds());
            report(load, count, alone, result, cost);
            Phones.awaitAll(calls.stream().map(OutgoingCall::hangUp).toList());
            Phones.register(callees, product.callees(), 0);
            String name = count + " calls: ";
            load.report().add(name + "resident memory before", memoryBefore, "MB");
            load.report().add(name + "resident memory with media", cost.residentMb, "MB");
            load.report().add(name + "resident memory after", product.vitals().residentMb(), "MB");
        } finally {
            generator.close();
        }
    }

    static int answer(Generator generator, AtomicInteger next, int remotePort) {
        MediaLeg leg = generator.legs().get(next.getAndIncrement());
        leg.connect(remotePort);
        return leg.port();
    }

    static List<OutgoingCall> set(Load load, Generator generator, Ua callers, int count) throws Exception {
        List<Account> from = load.product().callers();
        List<Account> to = load.product().callees();
        List<OutgoingCall> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String target = to.get(i % to.size()).number();
            calls.add(callers.call(
                    from.get(i % from.size()), target, generator.legs().get(i).port()));
            pause(CALL_INTERVAL_NANOS);
        }
        for (int i = 0; i < count; i++) {
            generator.legs().get(i).connect(calls.get(i).answered().get(40, TimeUnit.SECONDS));
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

    private static void report(Load load, int count, Generator.Result alone, Generator.Result result, Cost cost) {
        String name = count + " calls: ";
        double p99 = result.transit().percentile(0.99);
        double p99Alone = alone.transit().percentile(0.99);
        load.report().add(name + "packets sent in the window", result.sent(), "");
        load.report().add(name + "loss", result.lossPercent(), "%");
        load.report().add(name + "gaps over 60 ms", result.gaps(), "");
        load.report().add(name + "of them made by the generator itself", result.ownGaps(), "");
        load.report().add(name + "transit p50", result.transit().percentile(0.5), "ms");
        load.report().add(name + "transit p99", p99, "ms");
        load.report().add(name + "generator alone: transit p50", alone.transit().percentile(0.5), "ms");
        load.report().add(name + "generator alone: transit p99", p99Alone, "ms");
        load.report().add(name + "generator alone: gaps over 60 ms", alone.gaps(), "");
        load.report().add(name + "transit p99, times the generator alone", p99 / p99Alone, "x");
        load.report().atMost(name + "added delay (p99 less p99 alone)", p99 - p99Alone, "ms", 20);
        load.report().atMost(name + "CPU of the product a packet", cost.microsPerPacket, "µs", 8);
        load.report().atMost(name + "CPU of a core a call", cost.microsPerPacket * 100 / 1e6 * 100, "%", 0.08);
        load.report().add(name + "threads", cost.threads, "");
    }

    static void pause(long nanos) {
        long end = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
