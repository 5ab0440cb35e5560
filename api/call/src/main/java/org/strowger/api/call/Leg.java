package org.strowger.api.call;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;
import org.strowger.api.media.AudioFormat;
import org.strowger.api.media.MediaEndpoint;
import org.strowger.api.media.Payload;

/**
 * One party, whatever the technology. Implemented by technologies. Methods never block, may be called in any state and
 * from the call's executor only; what is meaningless in the present state does nothing.
 */
@ConsumerType
public interface Leg {
    enum State {
        /** Outbound: not started. Inbound: arrived, nothing told to the caller yet beyond "trying". */
        IDLE,
        RINGING,
        UP,
        ENDED
    }

    /** Random; unique for ever; also in logs and records. */
    String id();

    /** Name of its technology, such as {@code sip}. */
    String technology();

    /** True when the party called us. */
    boolean inbound();

    Party party();

    State state();

    /** Party has put us on hold. */
    boolean held();

    /** Device behind it, for people: address and user agent. */
    String device();

    /** The party's sound. Null until an offer has been seen or made; the same object from then on. */
    MediaEndpoint media();

    /** The party's video when it was negotiated; null else. */
    default MediaEndpoint video() {
        return null;
    }

    /**
     * Video formats that the party can do, best first, with their parameters: of its offer (inbound, as far as it may have
     * video at all) or its answer; empty for none.
     */
    default List<Payload> videoFormats() {
        return List.of();
    }

    /**
     * Inbound: the video of the party's offer may be accepted in one of these formats, the other party's, best first.
     * Takes effect with the first answer; who is not asked for gets none.
     */
    default void acceptVideo(List<Payload> formats) {}

    /** The format in use once negotiated; null before. */
    AudioFormat format();

    /** Formats the party can do, best first: of its offer (inbound) or its answer; empty when unknown yet. */
    List<AudioFormat> formats();

    /**
     * Sets who is told of everything from now on. For an outbound leg this also starts the attempt; for an inbound leg,
     * events that came before are told at once.
     */
    void start(LegListener listener);

    /** Inbound: tells the caller that it rings. */
    void ring();

    /** Inbound: opens the sound before the answer, for ringback or announcements (early media). */
    void progress();

    /**
     * Inbound: whether this party hears ringback only when it is sent as sound (early media), because being told that it
     * rings is not enough for it.
     */
    default boolean inbandProgress() {
        return false;
    }

    /**
     * Inbound: accepts the call.
     *
     * @param preferred the format that would need no transcoding, or null
     */
    void answer(AudioFormat preferred);

    /** Ends the leg in whatever way its state asks for: refuse, cancel or hang up. Idempotent. */
    void hangup(Cause cause);

    /** Tells the party who is at the other end now, where the technology can. */
    default void identify(Party other) {}

    /**
     * Established: proposes other sound to the party, these formats first, where the technology can. What comes of it shows
     * in {@link #format}; a refusal changes nothing.
     */
    default void renegotiate(List<AudioFormat> preferred) {}

    /**
     * Sends one digit (0–9 * # A–D) to the party, in the way it wants digits.
     *
     * @param milliseconds how long it was pressed
     */
    default void sendDigit(char digit, int milliseconds) {
        MediaEndpoint sound = media();
        if (sound != null) {
            sound.sendDigit(digit, milliseconds);
        }
    }

    /**
     * Inbound and not answered: sends the caller to another number of ours, which he dials himself, and ends the leg.
     *
     * @return false when the technology or the present state does not allow it; nothing was done then
     */
    default boolean redirect(String number) {
        return false;
    }

    /**
     * How many more systems the party's call may pass, ours not counted, so that a loop through others ends. 0 to 255; 70 when the
     * technology does not count.
     */
    default int hopsLeft() {
        return 70;
    }
}
