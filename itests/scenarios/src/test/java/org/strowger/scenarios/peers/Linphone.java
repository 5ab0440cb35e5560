package org.strowger.scenarios.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.strowger.testkit.FreePorts;
import org.strowger.testkit.audio.ToneFile;
import org.strowger.testkit.audio.Wav;

/** linphonec: a softphone of another family, told what to do by lines. Takes calls by itself, records what it hears. */
public final class Linphone implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int WAV_HEAD = 44;

    private final String user;
    private final String server;
    private final String transport;
    private final int rate;
    private final Path directory;
    private final PeerProcess process;
    private int read;
    private int recordings;

    /**
     * How it is set up.
     *
     * @param server host:port for the transport
     * @param transport {@code udp}, {@code tcp} or {@code tls}
     * @param encryption as linphone names it: {@code none}, {@code srtp} or {@code dtls}
     * @param rate of its codec; it records at this rate
     */
    public record Settings(
            String user, String password, String server, String transport, String encryption, int rate, int toneHz) {}

    private Linphone(Settings settings, Path directory, PeerProcess process) {
        this.user = settings.user();
        this.server = settings.server();
        this.transport = settings.transport();
        this.rate = settings.rate();
        this.directory = directory;
        this.process = process;
    }

    public static Linphone start(Path parent, FreePorts ports, Settings settings) {
        try {
            Path directory = Files.createTempDirectory(parent, "linphone-" + settings.user() + "-");
            Files.createDirectories(directory.resolve(".local/share/linphone"));
            Files.write(directory.resolve("rc"), file(settings, ports));
            Path tone = ToneFile.wav(parent, settings.toneHz(), settings.rate(), 60);
            PeerProcess process = PeerProcess.startListening(
                    "linphone-" + settings.user(),
                    directory,
                    List.of("linphonec", "-c", directory.resolve("rc").toString(), "-a"),
                    Map.of("HOME", directory.toString()));
            process.say("soundcard use files");
            process.say("play " + tone);
            return new Linphone(settings, directory, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> file(Settings settings, FreePorts ports) {
        String uri = "<sip:" + settings.server() + ";transport=" + settings.transport() + ">";
        int sip = ports.one();
        int rtp = ports.range(10);
        return List.of(
                "[sip]",
                "bind_address=127.0.0.1",
                "sip_port=" + (settings.transport().equals("udp") ? sip : 0),
                "sip_tcp_port=" + (settings.transport().equals("tcp") ? sip : 0),
                "sip_tls_port=" + (settings.transport().equals("tls") ? sip : 0),
                "use_ipv6=0",
                "default_proxy=0",
                "verify_server_certs=0",
                "verify_server_cn=0",
                "media_encryption=" + settings.encryption(),
                "[rtp]",
                "audio_rtp_port=" + rtp + "-" + (rtp + 9),
                "[video]",
                "capture=0",
                "display=0",
                "[proxy_0]",
                "reg_proxy=" + uri,
                "reg_identity=sip:" + settings.user() + "@" + settings.server(),
                "reg_expires=300",
                "reg_sendregister=1",
                "[auth_info_0]",
                "username=" + settings.user(),
                "passwd=" + settings.password());
    }

    public String user() {
        return user;
    }

    /** It tells only who asks. */
    public Linphone awaitRegistered() {
        try {
            Awaitility.await("registration of " + user)
                    .atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> {
                        process.say("status register");
                        return process.output().contains("registered, identity=");
                    });
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(e.getMessage() + "\n" + process.output(), e);
        }
        return this;
    }

    /** Forgets the messages up to now and begins a new recording with the next call. */
    public void prepare() {
        read = process.output().length();
        process.say("record " + recording(++recordings));
    }

    private Path recording(int number) {
        return directory.resolve("heard-" + number + ".wav");
    }

    public void dial(String number) {
        process.say("call " + uriOf(number));
    }

    private String uriOf(String number) {
        return "sip:" + number + "@" + server + (transport.equals("udp") ? "" : ";transport=" + transport);
    }

    public void awaitIncoming() {
        await("Receiving new incoming call");
    }

    public void awaitEstablished() {
        await("Media streams established");
    }

    public void hold() {
        process.say("pause");
        await("Call \\d+ with .* is now paused");
    }

    public void resume() {
        process.say("resume");
        await("Media streams established");
    }

    /** Sends one key as RFC 4733 event. */
    public void key(char digit) {
        process.say(Character.toString(digit));
    }

    /** Waits for the next key that the other pressed. */
    public char awaitKey() {
        return await("Receiving tone (.)").group(1).charAt(0);
    }

    /** Sends the other to a number. */
    public void transfer(String number) {
        process.say("transfer " + uriOf(number));
    }

    /** Connects the other of the first call with the other of the second; both numbered as they came. */
    public void join(int first, int second) {
        process.say("transfer " + first + " --to-call " + second);
    }

    public void hangup() {
        process.say("terminate");
    }

    public void awaitEnded() {
        await("Call \\d+ with .* (ended|error)");
    }

    /** What it heard since it was prepared. It writes the head of the file when the call is over. */
    public Wav heard() {
        Path file = recording(recordings);
        try {
            byte[] all = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            ByteBuffer sound = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
            sound.position(Math.min(WAV_HEAD, all.length));
            short[] samples = new short[sound.remaining() / 2];
            sound.asShortBuffer().get(samples);
            return new Wav(rate, samples);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Matcher await(String expression) {
        Pattern pattern = Pattern.compile(expression);
        Matcher[] found = new Matcher[1];
        try {
            Awaitility.await(expression).atMost(LIMIT).until(() -> {
                String output = process.output();
                found[0] = pattern.matcher(output);
                return found[0].find(Math.min(read, output.length()));
            });
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("linphonec " + user + ": no " + expression + "\n" + process.output(), e);
        }
        read = found[0].end();
        return found[0];
    }

    /** What it printed. */
    public String log() {
        return process.output();
    }

    @Override
    public void close() {
        process.close();
    }
}
