package org.strowger.api.media;

import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The media plane. */
@ProviderType
public interface MediaService {
    /**
     * Takes an RTP/RTCP port pair and opens its sockets.
     *
     * @param label whose it is, for diagnostics; typically the leg's id
     * @throws org.strowger.api.core.ProblemException UNAVAILABLE ({@code media.ports}) when no pair is free
     */
    RtpEndpoint openRtp(String label);

    /**
     * Takes a port pair for video: an endpoint that is only ever bridged with another of its kind. Payloads are passed on
     * unopened, up to 4,000 packets a second; {@link RtpParameters#audio} and {@link RtpParameters#receivable} are video
     * formats, told apart by name and profile. RTCP feedback (RFC 4585 NACK and PLI, RFC 5104 FIR) is passed on, too.
     *
     * @param label as for {@link #openRtp}
     * @throws org.strowger.api.core.ProblemException UNAVAILABLE ({@code media.ports}) when no pair is free
     */
    RtpEndpoint openVideo(String label);

    /** Whether packets sent there would come back to an endpoint of this media plane that is open now. */
    default boolean owns(java.net.InetSocketAddress address) {
        return false;
    }

    /**
     * Joins two endpoints: what one hears, the other says. Packets are relayed unopened when both sides use the same
     * format, else transcoded; chosen anew whenever a side is negotiated again. An endpoint is in one bridge at a time.
     */
    MediaBridge bridge(MediaEndpoint a, MediaEndpoint b);

    /**
     * As {@link #bridge(MediaEndpoint, MediaEndpoint)}, saying what is done about uneven arrival where sound is transcoded.
     *
     * @param smooth play transcoded sound out evenly through an adaptive jitter buffer; else it goes on at the moment it
     *     comes and evening out is left to the receiver. Relayed packets never wait
     */
    default MediaBridge bridge(MediaEndpoint a, MediaEndpoint b, boolean smooth) {
        return bridge(a, b);
    }

    /** A new conference. @param sampleRate of the mix: 8000, 16000 or 48000 */
    Mixer mixer(int sampleRate);

    /** Codecs that are there now, the built-in ones first. */
    List<Codec> codecs();

    /**
     * A WAV file (PCM 8/16/48 kHz 16 bit mono, or G.711, at most 20 MB), read when played. UNAVAILABLE as a problem when it
     * is not there now; a file that turns out to be no such WAV ends the playback at once.
     */
    AudioSource wav(Path file);

    /**
     * A tone by its cadence, such as {@code 425/1000,0/4000}: pieces of a sound and its length in ms, without a length for
     * ever. A sound is up to three frequencies at once ({@code 350+440}, up to 3900 Hz, 0 for silence) or one that swells
     * with another ({@code 400*25}); {@code @} after it makes it 10 dB quieter. After the last piece it begins anew with
     * the first one that has no {@code !} before it; when all have one, it ends. Up to 40 pieces. INVALID as a problem
     * when it is no cadence.
     */
    AudioSource tone(String cadence);

    /** A piece of a tone and nothing after it. */
    AudioSource beep(int hertz, int milliseconds);

    /** The music a party on hold hears; of a class, or of the default class when that is unknown. Endless. */
    AudioSource music(String musicClass);

    /** One source after another. */
    AudioSource sequence(List<AudioSource> sources);

    MediaUsage usage();

    /**
     * A prompt by name (lower case letters, digits, hyphens), such as {@code digit-5}: the owner's own from the home
     * directory's {@code data/prompts/<language>/<name>.wav}, else the shipped one (listed in etc/prompts), else that of a
     * {@link PromptPack}; in English when the language lacks it. INVALID ({@code media.prompt}) as a problem when there is
     * none.
     */
    AudioSource prompt(String name, java.util.Locale language);

    /** Counters for leak checks and the dashboard. */
    record MediaUsage(int endpoints, int bridges, int portPairsInUse, int portPairsTotal) {}
}
