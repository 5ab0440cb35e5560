package org.strowger.trace;

import java.nio.file.Path;
import java.time.Duration;
import org.strowger.testkit.FakeConfig;
import org.strowger.testkit.FakeHome;
import org.strowger.testkit.ManualScheduler;
import org.strowger.testkit.RecordingEventBus;

/** A tracer in a world of fakes. */
final class TracerRig {
    final FakeConfig config = new FakeConfig();
    final ManualScheduler scheduler = new ManualScheduler(Calls.START);
    final RecordingEventBus bus = new RecordingEventBus();
    final FakeHome home;
    CallTracer tracer;
    StoredCallTraces traces;

    TracerRig(Path root) {
        home = new FakeHome(root);
        start();
    }

    void start() {
        tracer = new CallTracer(config, scheduler, home, bus);
        traces = new StoredCallTraces(tracer);
    }

    void stop() throws InterruptedException {
        tracer.deactivate();
    }

    /** The forwarded call up to its answer. */
    void callUntilAnswer() {
        String offer = Calls.sdp("192.0.2.3", 4000, "sendrecv", "0 8 101");
        tracer.message(Calls.request(0, "INVITE", 1, "Content-Type: application/sdp", offer));
        tracer.message(Calls.response(false, "call-a", 500, "407 Proxy Authentication Required", "1 INVITE", ""));
        tracer.message(Calls.request(900, "ACK", 1, "X: y", ""));
        tracer.message(Calls.request(1000, "INVITE", 2, Calls.AUTHORIZATION, offer));
        tracer.leg("call-a", "leg-a");
        tracer.joined("call-1", "leg-a");
        tracer.started(Calls.record(
                false, false, Calls.legs(false).subList(0, 1), Calls.steps().subList(0, 1)));
        tracer.joined("call-1", "leg-b");
        tracer.leg("call-b", "leg-b");
        tracer.message(Calls.message(
                false,
                Calls.BOB,
                6000,
                "INVITE sip:102@192.0.2.2:5062 SIP/2.0",
                "Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bKout",
                "From: <sip:103@192.0.2.1>;tag=c",
                "To: <sip:102@192.0.2.2>",
                "Call-ID: call-b",
                "CSeq: 1 INVITE",
                "Content-Type: application/sdp",
                "",
                Calls.sdp("192.0.2.1", 10_000, "sendrecv", "0 101")));
        tracer.message(Calls.response(
                true, "call-b", 30_000, "200 OK", "1 INVITE", Calls.sdp("192.0.2.2", 5000, "sendrecv", "0 101")));
        tracer.message(Calls.response(
                false, "call-a", 40_000, "200 OK", "2 INVITE", Calls.sdp("192.0.2.1", 10_002, "sendrecv", "0 101")));
        tracer.message(Calls.request(41_000, "ACK", 2, "X: y", ""));
        tracer.answered(Calls.record(true, false, Calls.legs(false), Calls.steps()));
    }

    void callEnds() {
        tracer.message(Calls.request(
                3_000_000, "INFO", 3, "Content-Type: application/dtmf-relay", "Signal=7\r\nDuration=160\r\n"));
        tracer.keyed("call-1", "leg-a");
        tracer.keyed("call-1", "leg-a");
        tracer.message(Calls.request(3_500_000, "MESSAGE", 4, "Content-Type: text/plain", "see you at noon"));
        tracer.message(Calls.request(5_000_000, "BYE", 5, "X: y", ""));
        tracer.message(Calls.request(5_000_000, "BYE", 5, "X: y", ""));
        tracer.message(Calls.response(false, "call-a", 5_001_000, "200 OK", "5 BYE", ""));
        tracer.ended(Calls.record(true, true, Calls.legs(true), Calls.steps()));
    }

    /** What is over has lingered long enough. */
    void pass() {
        scheduler.advance(Desk.LINGER.plus(Duration.ofSeconds(1)));
    }
}
