package org.strowger.media;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.rules.ExternalResource;
import org.strowger.api.media.AudioFormat;
import org.strowger.api.media.Payload;
import org.strowger.api.media.RtpEndpoint;
import org.strowger.api.media.RtpParameters;
import org.strowger.media.codec.CodecRegistry;
import org.strowger.media.play.MediaClock;
import org.strowger.media.source.PromptPacks;
import org.strowger.testkit.FakeHome;
import org.strowger.testkit.ManualScheduler;

/** A media plane on the loopback interface with phones around it, and time that tests move. */
final class MediaRig extends ExternalResource {
    static final Payload ULAW = new Payload(0, AudioFormat.PCMU);
    static final Payload ALAW = new Payload(8, AudioFormat.PCMA);
    static final Payload EVENTS = new Payload(101, AudioFormat.TELEPHONE_EVENT);

    final ManualScheduler time = new ManualScheduler();
    private final List<Phone> phones = new ArrayList<>();
    final CodecRegistry codecs = new CodecRegistry();
    final PromptPacks packs = new PromptPacks();
    private final boolean byHand;
    private final String bind;
    FakeHome home;
    MediaPlane plane;
    MediaClock clock;

    MediaRig() {
        this(false, "127.0.0.1");
    }

    private MediaRig(boolean byHand, String bind) {
        this.byHand = byHand;
        this.bind = bind;
    }

    /** On another address. */
    static MediaRig on(String address) {
        return new MediaRig(false, address);
    }

    /** With a media clock that beats when the test says so. */
    static MediaRig beatenByHand() {
        return new MediaRig(true, "127.0.0.1");
    }

    @Override
    protected void before() throws IOException {
        home = new FakeHome(Files.createTempDirectory("media"));
        clock = new MediaClock(time::nanoTime, 2, byHand);
        plane = new MediaPlane(time, home, codecs, packs, settings(bind, 20000, 24999), clock);
    }

    /** Lets 20 ms pass, at whose end the clock beats. */
    void beat() {
        time.advance(Duration.ofMillis(20));
        clock.beat();
    }

    @Override
    protected void after() {
        phones.forEach(Phone::close);
        plane.stop();
    }

    Phone phone(int ssrc, int type) {
        return phone(ssrc, type, "127.0.0.1");
    }

    Phone phone(int ssrc, int type, String address) {
        Phone phone = new Phone(ssrc, type, address);
        phones.add(phone);
        return phone;
    }

    /** An open endpoint that talks with a phone at its true address. */
    RtpEndpoint endpoint(Phone phone, Payload audio, Payload events) {
        RtpEndpoint endpoint = open(phone);
        endpoint.negotiate(parameters(phone.address(), phone.rtcpAddress(), audio, events, true));
        return endpoint;
    }

    /** An open endpoint, to which the phone sends; nothing negotiated. */
    RtpEndpoint open(Phone phone) {
        RtpEndpoint endpoint = plane.openRtp("test");
        phone.to = endpoint.localAddress();
        return endpoint;
    }

    static RtpParameters parameters(
            InetSocketAddress remote, InetSocketAddress rtcp, Payload audio, Payload events, boolean symmetric) {
        return new RtpParameters(remote, rtcp, audio, events, true, true, 20, symmetric, Duration.ofSeconds(30));
    }

    static InetSocketAddress local(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** Waits until both loops have done everything posted before: each handles its tasks and packets in order. */
    void settle() {
        List<RtpEndpoint> probes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Phone phone = phone(99, 0);
            RtpEndpoint probe = endpoint(phone, ULAW, null);
            probes.add(probe);
            phone.send(new byte[160]);
        }
        await("the loops", () -> probes.stream().allMatch(p -> p.statistics().packetsReceived() == 1));
        probes.forEach(RtpEndpoint::close);
    }

    static void await(String what, java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await(what)
                .pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(10))
                .until(condition);
    }

    static MediaSettings settings(int first, int last) {
        return settings("127.0.0.1", first, last);
    }

    private static MediaSettings settings(String bind, int first, int last) {
        return new MediaSettings() {
            @Override
            public Class<? extends Annotation> annotationType() {
                return MediaSettings.class;
            }

            @Override
            public String bindAddress() {
                return bind;
            }

            @Override
            public int firstPort() {
                return first;
            }

            @Override
            public int lastPort() {
                return last;
            }

            @Override
            public String advertisedAddress() {
                return "";
            }

            @Override
            public int eventLoops() {
                return 2;
            }
        };
    }
}
