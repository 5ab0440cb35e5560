package org.strowger.scenarios.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.strowger.testkit.FreePorts;
import org.strowger.testkit.audio.ToneFile;

/**
 * How a baresip is set up.
 *
 * @param server host:port of its registrar, for the transport chosen; its own address when it has none
 * @param transport {@code udp}, {@code tcp} or {@code tls}
 * @param codecs as baresip names them, such as {@code PCMU}, {@code G722/16000/1} or {@code opus/48000/2}
 * @param encryption as baresip names it: {@code srtp} offers keys, {@code srtp-mand} demands them, {@code dtls_srtp}; empty
 *     for plain sound
 * @param toneHz what it says into its microphone
 * @param toneSeconds how long it can talk; the end of the tone ends the call
 */
public record BaresipSettings(
        FreePorts ports,
        int sipPort,
        String user,
        String password,
        String server,
        String transport,
        String codecs,
        String encryption,
        int toneHz,
        int toneSeconds,
        boolean register,
        boolean autoAnswer) {

    /** A phone without a server, for calls from phone to phone. */
    public static BaresipSettings phone(FreePorts ports, String user) {
        int sipPort = ports.range(2);
        return new BaresipSettings(
                ports, sipPort, user, "none", "127.0.0.1:" + sipPort, "udp", "PCMU,PCMA", "", 440, 120, false, true);
    }

    public BaresipSettings at(String address, String newTransport, String newPassword) {
        return new BaresipSettings(
                ports,
                sipPort,
                user,
                newPassword,
                address,
                newTransport,
                codecs,
                encryption,
                toneHz,
                toneSeconds,
                true,
                autoAnswer);
    }

    public BaresipSettings withCodecs(String newCodecs) {
        return new BaresipSettings(
                ports,
                sipPort,
                user,
                password,
                server,
                transport,
                newCodecs,
                encryption,
                toneHz,
                toneSeconds,
                register,
                autoAnswer);
    }

    public BaresipSettings withTone(int hz) {
        return new BaresipSettings(
                ports,
                sipPort,
                user,
                password,
                server,
                transport,
                codecs,
                encryption,
                hz,
                toneSeconds,
                register,
                autoAnswer);
    }

    public BaresipSettings withEncryption(String kind) {
        return new BaresipSettings(
                ports,
                sipPort,
                user,
                password,
                server,
                transport,
                codecs,
                kind,
                toneHz,
                toneSeconds,
                register,
                autoAnswer);
    }

    /** Rings until told to answer. */
    public BaresipSettings manual() {
        return new BaresipSettings(
                ports,
                sipPort,
                user,
                password,
                server,
                transport,
                codecs,
                encryption,
                toneHz,
                toneSeconds,
                register,
                false);
    }

    /** Starts it in a directory of its own below the given one. */
    public Baresip start(Path parent) {
        try {
            return Baresip.start(this, Files.createTempDirectory(parent, "baresip-" + user + "-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where to call a number. */
    public String uriOf(String number) {
        return "sip:" + number + "@" + server + (transport.equals("udp") ? "" : ";transport=" + transport);
    }

    /** Writes its files and returns the port of its control connection. */
    int write(Path directory, Path recordings) {
        int control = ports.one();
        int rtp = ports.range(20);
        Path tone = ToneFile.wav(directory.getParent(), toneHz, toneRate(), toneSeconds, toneChannels());
        try {
            Files.write(directory.resolve("config"), config(recordings, tone, control, rtp));
            Files.writeString(directory.resolve("accounts"), account());
            Files.writeString(directory.resolve("contacts"), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return control;
    }

    /** What it says must have the sample rate of its codec. */
    private int toneRate() {
        if (codecs.contains("opus")) {
            return 48000;
        }
        return codecs.contains("G722") ? 16000 : 8000;
    }

    /** Opus takes nothing else but stereo. */
    private int toneChannels() {
        return codecs.contains("opus") ? 2 : 1;
    }

    private List<String> config(Path recordings, Path tone, int control, int rtp) {
        return List.of(
                "module_path /usr/lib/baresip/modules",
                "module g711.so",
                "module g722.so",
                "module g726.so",
                "module gsm.so",
                "module opus.so",
                "module srtp.so",
                "module dtls_srtp.so",
                "module aufile.so",
                "module sndfile.so",
                "module_tmp account.so",
                "module_app menu.so",
                "module_app ctrl_tcp.so",
                "ctrl_tcp_listen 127.0.0.1:" + control,
                "sip_listen 127.0.0.1:" + sipPort,
                "net_interface 127.0.0.1",
                "rtp_ports " + rtp + "-" + (rtp + 19),
                "rtp_stats yes",
                "audio_source aufile," + tone,
                "snd_path " + recordings,
                "menu_bell no",
                "ringback_disabled yes",
                "call_local_timeout 120",
                "call_max_calls 4");
    }

    private String account() {
        return "<sip:" + user + "@" + server + ";transport=" + transport + ">;auth_user=" + user + ";auth_pass="
                + password + ";answermode=" + (autoAnswer ? "auto" : "manual") + ";audio_codecs=" + codecs
                + (encryption.isEmpty() ? "" : ";mediaenc=" + encryption) + ";ptime=20;regint=" + (register ? 60 : 0)
                + "\n";
    }
}
