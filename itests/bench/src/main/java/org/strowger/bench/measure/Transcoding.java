package org.strowger.bench.measure;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.strowger.bench.product.Target;
import org.strowger.bench.rtp.Generator;
import org.strowger.bench.rtp.MediaLeg;
import org.strowger.bench.sip.OutgoingCall;
import org.strowger.bench.sip.Ua;

/** Calls of which one side speaks \u00b5-law alone and the other A-law alone, so that each packet is decoded and encoded. */
public final class Transcoding {
    private static final int PCMA = 8;
    private static final int CALLS = 50;

    private Transcoding() {}

    public static void run(Load load) throws Exception {
        Target target = load.target();
        Generator generator = new Generator(2 * CALLS, false);
        generator.legs().subList(CALLS, 2 * CALLS).forEach(leg -> leg.payloadType(PCMA));
        AtomicInteger next = new AtomicInteger(CALLS);
        try (Ua callees = new Ua(target.ports().one(), target.sipPort(), remote -> Relay.answer(generator, next, remote)
                        .plain());
                Ua callers = new Ua(target.ports().one(), target.sipPort())) {
            callees.speakAlaw();
            Phones.register(callees, target.callees(), 600);
            List<OutgoingCall> calls = Relay.set(load, callers, generator.legs().subList(0, CALLS), MediaLeg::plain);
            generator.start();
            Relay.Cost cost = new Relay.Cost(target.vitals());
            Generator.Result result = Relay.measure(generator, load.seconds());
            cost.end(result, load.seconds());
            report(load, result, cost);
            Phones.awaitAll(calls.stream().map(OutgoingCall::hangUp).toList());
            Phones.register(callees, target.callees(), 0);
        } finally {
            generator.close();
        }
    }

    private static void report(Load load, Generator.Result result, Relay.Cost cost) {
        String name = CALLS + " calls, \u00b5-law to A-law: ";
        load.report().add(name + "packets sent in the window", result.sent(), "");
        load.report().add(name + "packets received, of those sent", 100.0 * result.received() / result.sent(), "%");
        load.report().add(name + "gaps over 60 ms", result.gaps(), "");
        load.report().add(name + "CPU of the product a packet", cost.microsPerPacket, "\u00b5s");
        load.report().add(name + "CPU of a core a call", cost.microsPerPacket * 100 / 1e6 * 100, "%");
    }
}
