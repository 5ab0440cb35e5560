package org.strowger.sip.testing;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Text;
import org.strowger.api.media.AudioFormat;
import org.strowger.api.media.AudioSource;
import org.strowger.api.media.Codec;
import org.strowger.api.media.IceCredentials;
import org.strowger.api.media.MediaBridge;
import org.strowger.api.media.MediaEndpoint;
import org.strowger.api.media.MediaListener;
import org.strowger.api.media.MediaService;
import org.strowger.api.media.MediaStatistics;
import org.strowger.api.media.Mixer;
import org.strowger.api.media.RtpEndpoint;
import org.strowger.api.media.RtpParameters;

/** Media without sound: hands out ports that nobody opens, and remembers what was negotiated. */
public final class FakeMedia implements MediaService {
    private final AtomicInteger ports = new AtomicInteger(40_000);
    private final Set<Endpoint> open = ConcurrentHashMap.newKeySet();
    private volatile boolean exhausted;

    public int open() {
        return open.size();
    }

    public void exhaust(boolean none) {
        exhausted = none;
    }

    @Override
    public RtpEndpoint openRtp(String label) {
        if (exhausted) {
            throw new ProblemException(
                    ProblemException.Kind.UNAVAILABLE, "media.ports", "", Text.of("no port is free", "没有空闲端口"));
        }
        Endpoint endpoint = new Endpoint(new InetSocketAddress("127.0.0.1", ports.getAndAdd(2)));
        open.add(endpoint);
        return endpoint;
    }

    /** Ports from 40,000 on are ours. */
    @Override
    public boolean owns(InetSocketAddress address) {
        return address.getPort() >= 40_000 && address.getPort() < ports.get();
    }

    @Override
    public RtpEndpoint openVideo(String label) {
        return openRtp(label);
    }

    @Override
    public List<Codec> codecs() {
        return List.of(new FakeCodec("ulaw", AudioFormat.PCMU, 0), new FakeCodec("alaw", AudioFormat.PCMA, 8));
    }

    @Override
    public MediaBridge bridge(MediaEndpoint a, MediaEndpoint b) {
        throw new UnsupportedOperationException("legs do not bridge");
    }

    @Override
    public AudioSource wav(Path file) {
        throw new UnsupportedOperationException("legs do not play");
    }

    @Override
    public AudioSource tone(String cadence) {
        throw new UnsupportedOperationException("legs do not play");
    }

    @Override
    public AudioSource beep(int hertz, int milliseconds) {
        throw new UnsupportedOperationException("legs do not play");
    }

    @Override
    public AudioSource music(String musicClass) {
        throw new UnsupportedOperationException("legs do not play");
    }

    @Override
    public AudioSource sequence(List<AudioSource> sources) {
        throw new UnsupportedOperationException("legs do not play");
    }

    @Override
    public MediaUsage usage() {
        return new MediaUsage(open.size(), 0, open.size(), 1000);
    }

    @Override
    public AudioSource prompt(String name, Locale language) {
        throw new UnsupportedOperationException("legs do not play");
    }

    /** An endpoint that only remembers. */
    public final class Endpoint implements RtpEndpoint {
        @Override
        public String fingerprint() {
            return "sha-256 " + "AB:".repeat(31) + "AB";
        }

        @Override
        public IceCredentials ice() {
            return new IceCredentials("fake", "fakefakefakefakefakefake");
        }

        @Override
        public boolean secured() {
            return true;
        }

        private final InetSocketAddress local;
        private final AtomicInteger negotiations = new AtomicInteger();
        private final List<Character> digits = new CopyOnWriteArrayList<>();
        private volatile RtpParameters parameters;

        Endpoint(InetSocketAddress local) {
            this.local = local;
        }

        /** Keys that were to be sent within the sound. */
        public List<Character> digits() {
            return List.copyOf(digits);
        }

        /** How often it was negotiated, the same again included. */
        public int negotiations() {
            return negotiations.get();
        }

        @Override
        public InetSocketAddress localAddress() {
            return local;
        }

        @Override
        public void negotiate(RtpParameters agreed) {
            parameters = agreed;
            negotiations.incrementAndGet();
        }

        @Override
        public RtpParameters parameters() {
            return parameters;
        }

        @Override
        public Playback play(AudioSource source, Consumer<Boolean> ended) {
            throw new UnsupportedOperationException("legs do not play");
        }

        @Override
        public Recording record(Path file, org.strowger.api.media.RecordingOptions options, Runnable silent) {
            throw new UnsupportedOperationException("legs do not record");
        }

        @Override
        public Playback echo() {
            throw new UnsupportedOperationException("legs do not echo");
        }

        @Override
        public void listen(MediaListener listener) {
            throw new UnsupportedOperationException("the call listens, not the leg");
        }

        @Override
        public void sendDigit(char digit, int milliseconds) {
            digits.add(digit);
        }

        @Override
        public MediaStatistics statistics() {
            return MediaStatistics.NONE;
        }

        @Override
        public void close() {
            open.remove(this);
        }
    }

    private record FakeCodec(String name, AudioFormat format, int staticPayloadType) implements Codec {
        @Override
        public int sampleRate() {
            return 8000;
        }

        @Override
        public Encoder newEncoder(String parameters) {
            return (pcm, offset, length, out) -> out.put((byte) 0);
        }

        @Override
        public Decoder newDecoder(String parameters) {
            return (ByteBuffer payload, short[] pcm, int offset) -> 0;
        }
    }

    @Override
    public Mixer mixer(int sampleRate) {
        throw new UnsupportedOperationException("No mixing in these tests");
    }
}
