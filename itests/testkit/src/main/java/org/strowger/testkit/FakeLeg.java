package org.strowger.testkit;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Leg;
import org.strowger.api.call.LegListener;
import org.strowger.api.call.Party;
import org.strowger.api.call.TransferProgress;
import org.strowger.api.call.TransferRequest;
import org.strowger.api.media.AudioFormat;
import org.strowger.api.media.Payload;

/**
 * A leg whose party does what a test says, on any thread. What is asked of the leg is in {@link #asked}; it obeys at once,
 * unless told otherwise.
 */
public final class FakeLeg implements Leg {
    private static final AtomicInteger IDS = new AtomicInteger();

    private final String id = "leg-" + IDS.incrementAndGet();
    private final boolean inbound;
    private final Party party;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Queue<Runnable> early = new ArrayDeque<>();
    private volatile FakeMediaEndpoint media;
    private volatile FakeMediaEndpoint video;
    private volatile List<Payload> videoFormats = List.of();
    private volatile State state = State.IDLE;
    private volatile boolean held;
    private volatile LegListener listener;
    private volatile boolean confirmsHangup = true;
    private volatile boolean confirmsAnswer = true;
    private volatile boolean inbandProgress;
    private volatile boolean faulty;

    public FakeLeg(boolean inbound, Party party) {
        this.inbound = inbound;
        this.party = party;
        this.media = new FakeMediaEndpoint(id);
    }

    /** A call that comes in from an extension's phone. */
    public static FakeLeg from(String extension) {
        return new FakeLeg(true, Party.extension(extension, "User " + extension));
    }

    /** A phone that can be called. */
    public static FakeLeg to(String extension) {
        return new FakeLeg(false, Party.extension(extension, "User " + extension));
    }

    /** Its end is told only by {@link #hangsUp}. */
    public FakeLeg withoutHangupConfirmation() {
        confirmsHangup = false;
        return this;
    }

    /** Our answer is confirmed only by {@link #answers}. */
    public FakeLeg withoutAnswerConfirmation() {
        confirmsAnswer = false;
        return this;
    }

    public FakeLeg withInbandProgress() {
        inbandProgress = true;
        return this;
    }

    /** Has no sound until {@link #soundAppears}. */
    public FakeLeg withoutSound() {
        media = null;
        return this;
    }

    /** Can have video; outbound it has it at once, inbound when it is accepted. */
    public FakeLeg withVideo(Payload... formats) {
        videoFormats = List.of(formats);
        video = inbound ? null : new FakeMediaEndpoint(id + "-video");
        return this;
    }

    /** Throws when it is to be hung up. */
    public FakeLeg faulty() {
        faulty = true;
        return this;
    }

    public void soundAppears() {
        media = new FakeMediaEndpoint(id);
    }

    // ---- what the party does

    public void rings() {
        rings(false);
    }

    public synchronized void rings(boolean earlyMedia) {
        state = State.RINGING;
        tell(() -> listener.ringing(this, earlyMedia));
    }

    /** Too late when it has ended. */
    public synchronized void answers() {
        if (state != State.ENDED) {
            state = State.UP;
            tell(() -> listener.answered(this));
        }
    }

    public void holds(boolean hold) {
        held = hold;
        tell(() -> listener.held(this, hold));
    }

    public void presses(char key) {
        tell(() -> listener.digit(this, key, 100));
    }

    /** Wants the other party elsewhere; what becomes of it is in {@link #asked}, such as {@code transfer accepted}. */
    public void transfers(String target) {
        transfers(target, null);
    }

    /** Wants the other party to be connected with the one of another leg. */
    public void transfers(FakeLeg consultation) {
        transfers("", consultation);
    }

    private void transfers(String target, FakeLeg consultation) {
        TransferRequest request = new TransferRequest(target, consultation, new TransferProgress() {
            @Override
            public void accepted() {
                asked.add("transfer accepted");
            }

            @Override
            public void ringing() {
                asked.add("transfer ringing");
            }

            @Override
            public void completed() {
                asked.add("transfer completed");
            }

            @Override
            public void failed(Cause cause) {
                asked.add("transfer failed " + cause);
            }
        });
        tell(() -> listener.transfer(this, request));
    }

    /** Wants the call to go to another number. */
    public void redirectsTo(String number) {
        tell(() -> listener.redirected(this, number));
        hangsUp(Cause.CALL_REJECTED);
    }

    public void hangsUp() {
        hangsUp(Cause.NORMAL_CLEARING);
    }

    public synchronized void hangsUp(Cause cause) {
        if (state != State.ENDED || !confirmsHangup) {
            state = State.ENDED;
            tell(() -> listener.ended(this, cause));
        }
    }

    private synchronized void tell(Runnable event) {
        if (listener == null) {
            early.add(event);
        } else {
            event.run();
        }
    }

    /** What was asked of it, oldest first, such as {@code ring} or {@code hangup USER_BUSY}. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    public boolean ended() {
        return state == State.ENDED;
    }

    // ---- Leg

    @Override
    public String id() {
        return id;
    }

    @Override
    public String technology() {
        return "fake";
    }

    @Override
    public boolean inbound() {
        return inbound;
    }

    @Override
    public Party party() {
        return party;
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public boolean held() {
        return held;
    }

    @Override
    public String device() {
        return "127.0.0.1 fake";
    }

    @Override
    public FakeMediaEndpoint media() {
        return media;
    }

    @Override
    public FakeMediaEndpoint video() {
        return video;
    }

    @Override
    public List<Payload> videoFormats() {
        return videoFormats;
    }

    @Override
    public void acceptVideo(List<Payload> formats) {
        if (!formats.isEmpty() && !videoFormats.isEmpty()) {
            asked.add("video " + formats.get(0).format().encoding());
            video = new FakeMediaEndpoint(id + "-video");
        }
    }

    @Override
    public AudioFormat format() {
        return state == State.UP ? AudioFormat.PCMA : null;
    }

    @Override
    public List<AudioFormat> formats() {
        return List.of(AudioFormat.PCMA);
    }

    @Override
    public synchronized void start(LegListener told) {
        asked.add("start");
        listener = told;
        for (Runnable event = early.poll(); event != null; event = early.poll()) {
            event.run();
        }
    }

    @Override
    public void ring() {
        asked.add("ring");
        if (state == State.IDLE) {
            state = State.RINGING;
        }
    }

    @Override
    public void progress() {
        asked.add("progress");
    }

    @Override
    public boolean inbandProgress() {
        return inbandProgress;
    }

    @Override
    public synchronized void answer(AudioFormat preferred) {
        asked.add("answer " + (preferred == null ? "any" : preferred.encoding()));
        if (state == State.ENDED) {
            return;
        }
        state = State.UP;
        if (confirmsAnswer) {
            listener.answered(this);
        }
    }

    @Override
    public synchronized void hangup(Cause cause) {
        asked.add("hangup " + cause);
        if (faulty) {
            throw new IllegalStateException("this leg cannot be hung up");
        }
        if (confirmsHangup && state != State.ENDED) {
            state = State.ENDED;
            if (media != null) {
                media.close();
            }
            listener.ended(this, cause);
        }
    }

    @Override
    public boolean redirect(String number) {
        asked.add("redirect " + number);
        boolean can = inbound && state != State.UP;
        if (can) {
            hangsUp(Cause.NUMBER_CHANGED);
        }
        return can;
    }

    @Override
    public void identify(Party other) {
        asked.add("identify " + other.number());
    }
}
