package org.strowger.api.call;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;
import org.strowger.api.media.AudioSource;

/** A call as a {@link Destination} sees it. Used on the call's executor only. */
@ProviderType
public interface CallControl {
    String callId();

    Party caller();

    /** The leg of the caller. */
    Leg callerLeg();

    String dialed();

    /** Notes a step of the routing for the call's trace: rule or feature, and what it decided. */
    void note(String step, String decision);

    /** As {@link #note(String, String)}, with the item of the configuration that decided. */
    default void note(String step, String decision, CallRecord.Rule rule) {
        note(step, decision);
    }

    /**
     * Rings all devices of an extension; the first to answer is bridged with the caller, the others are told so.
     *
     * @param ringTime how long to ring, 1 s or more; null for the system's ring time
     * @param otherwise called when nobody answered, with the most telling cause; typically goes to another destination
     *     or {@link #reject}
     */
    void dial(String extension, Duration ringTime, Consumer<Cause> otherwise);

    /** As {@link #dial}, but no {@link DialHook} is asked: the extension's own devices or nothing. */
    default void ring(String extension, Duration ringTime, Consumer<Cause> otherwise) {
        dial(extension, ringTime, otherwise);
    }

    /**
     * Keeps the caller, who is answered when he was not, waiting with sound until another call takes him by {@link #connect}.
     *
     * @param sound repeated when it ends; null for the hold music of {@link #authority}
     * @param after where the caller goes when the time is over, or when the bundle of this destination is drained
     */
    default void hold(AudioSource sound, Duration longest, Destination after) {
        reject(Cause.FACILITY_REJECTED);
    }

    /**
     * Joins the caller of this call with the caller of another one that is kept waiting by {@link #hold}.
     *
     * @param otherwise called when that one is no longer waiting
     */
    default void connect(String waitingCallId, Consumer<Cause> otherwise) {
        otherwise.accept(Cause.FACILITY_REJECTED);
    }

    /** Language of the prompts that the caller hears. */
    default Locale language() {
        return Locale.ENGLISH;
    }

    /** Whether a device of this extension takes part in any call now: talking, ringing or dialling. */
    boolean inUse(String extension);

    /** Runs an interactive script on a thread of its own; the call ends when the script returns without going elsewhere. */
    void run(CallScript script);

    /**
     * Goes on somewhere else; bounded to 20 hops without a key that a script asked for and the caller pressed, then the call
     * ends with {@link Cause#TOO_MANY_HOPS}.
     */
    void enter(Destination next);

    /** As in {@link CallRecord#linkedId}. */
    default String linkedId() {
        return callId();
    }

    /** On whose permission the call is made: the caller, or who transferred him here. */
    default Party authority() {
        return caller();
    }

    /**
     * Transfers the other party of a leg of this call, as the leg's party would. The leg is hung up when it succeeds.
     *
     * @param transferor the leg of whoever wants it
     */
    default void transfer(Leg transferor, TransferRequest request) {
        request.progress().failed(Cause.FACILITY_REJECTED);
    }

    /** Ends the call: refuses it when it was not answered. */
    void reject(Cause cause);
}
