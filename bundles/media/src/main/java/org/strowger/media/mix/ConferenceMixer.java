package org.strowger.media.mix;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.media.AudioSource;
import org.strowger.api.media.MediaEndpoint;
import org.strowger.api.media.Mixer;
import org.strowger.api.media.RecordingOptions;
import org.strowger.media.codec.Resampler;
import org.strowger.media.play.MediaClock;
import org.strowger.media.play.Player;
import org.strowger.media.record.Recorder;
import org.strowger.media.rtp.MediaContext;
import org.strowger.media.rtp.UdpRtpEndpoint;

/**
 * A conference. On every beat each party's next piece is decoded once, all are added up, and each hears the sum without
 * itself; those who hear the same are encoded for once. Large ones share the work with a crew.
 */
public final class ConferenceMixer implements Mixer, MediaClock.Ticker {
    private static final Logger LOG = LoggerFactory.getLogger(ConferenceMixer.class);
    /** Members that one task works on. */
    private static final int SLICE = 16;

    private static final int SILENCE_LEVEL = -45;

    private final MediaContext context;
    private final Crew crew;
    private final Consumer<ConferenceMixer> onClose;
    private final int rate;
    private final int length;
    private final Sum sum;
    private final Groups groups;
    private final Queue<Member> left = new ConcurrentLinkedQueue<>();
    private final CopyOnWriteArrayList<Player> players = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<Recorder> recorders = new CopyOnWriteArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    // Kept, because each would be made anew on every beat.
    private final Consumer<Member> listen = member -> member.listen(now());
    private final Consumer<Member> speak = this::speak;
    private final Consumer<Member> hear = member -> member.hearCommon(now());
    private final IntConsumer listening = slice -> each(slice, listen);
    private final IntConsumer speaking = slice -> each(slice, speak);
    private final IntConsumer hearing = slice -> each(slice, hear);
    private final Resampler forRecording;
    private final short[] recorded;
    private volatile Member[] members = {};
    private Member[] present = members;
    private long nanos;

    /**
     * @param crew helps where there are many members
     * @param onClose told once
     */
    public ConferenceMixer(int sampleRate, MediaContext context, Crew crew, Consumer<ConferenceMixer> onClose) {
        this.context = context;
        this.crew = crew;
        this.onClose = onClose;
        rate = sampleRate;
        length = sampleRate * MediaClock.TICK_MS / 1000;
        sum = new Sum(length);
        groups = new Groups(rate, length);
        forRecording = rate == recordingRate() ? null : new Resampler(rate, recordingRate());
        recorded = forRecording == null ? sum.common() : new short[forRecording.most(length)];
    }

    private int recordingRate() {
        return Math.min(rate, 16000);
    }

    private long now() {
        return nanos;
    }

    private void each(int slice, Consumer<Member> what) {
        int end = Math.min(present.length, (slice + 1) * SLICE);
        for (int i = slice * SLICE; i < end; i++) {
            try {
                what.accept(present[i]);
            } catch (RuntimeException e) {
                // One party's trouble must never stop the others' sound.
                LOG.debug("A party in a conference: {}", e.toString());
            }
        }
    }

    private void speak(Member member) {
        member.speak(sum, nanos);
    }

    @Override
    public void add(MediaEndpoint endpoint, Role role) {
        if (!(endpoint instanceof UdpRtpEndpoint party)) {
            throw new IllegalArgumentException("Only endpoints of this media plane can be mixed");
        }
        Member member = find(party);
        if (member != null) {
            member.role(role);
            return;
        }
        Member joining = new Member(party, role, rate, length, this::gone);
        synchronized (this) {
            Member[] more = java.util.Arrays.copyOf(members, members.length + 1);
            more[members.length] = joining;
            members = more;
        }
        joining.port().open();
        if (closed.get()) {
            gone(joining);
        }
    }

    private Member find(MediaEndpoint endpoint) {
        for (Member member : members) {
            if (member.port().endpoint() == endpoint) {
                return member;
            }
        }
        return null;
    }

    @Override
    public void remove(MediaEndpoint endpoint) {
        Member member = find(endpoint);
        if (member != null) {
            gone(member);
        }
    }

    private void gone(Member member) {
        boolean there;
        synchronized (this) {
            int before = members.length;
            members = java.util.Arrays.stream(members).filter(m -> m != member).toArray(Member[]::new);
            there = members.length < before;
        }
        if (there) {
            member.port().close();
            left.add(member);
        }
    }

    @Override
    public MediaEndpoint.Playback play(AudioSource source, Consumer<Boolean> ended) {
        Player player = new Player(source, rate, new Mixing(), ended);
        player.start(context.worker(), ticker -> begin(player));
        return player;
    }

    private void begin(Player player) {
        players.add(player);
        if (closed.get()) {
            player.stop();
            player.tick(nanos);
        }
    }

    /** Adds what is played to the sum. */
    private final class Mixing implements Player.Listener {
        @Override
        public int frameMs() {
            return MediaClock.TICK_MS;
        }

        @Override
        public void frame(short[] pcm, int samples, int sampleRate, long now) {
            sum.add(pcm);
        }

        @Override
        public void ended(Player player) {
            // The player leaves with its next beat.
        }

        @Override
        public void release() {
            // Nothing was taken for it.
        }
    }

    @Override
    public MediaEndpoint.Recording record(Path file) {
        RecordingOptions options = new RecordingOptions(recordingRate(), Duration.ZERO, SILENCE_LEVEL, false);
        Recorder recorder = new Recorder(file, context.writer(), options, null);
        recorders.add(recorder);
        if (closed.get()) {
            recorder.end();
        }
        return recorder;
    }

    @Override
    public int members() {
        return members.length;
    }

    @Override
    public boolean tick(long now) {
        nanos = now;
        release();
        if (closed.get()) {
            players.forEach(player -> player.tick(now));
            groups.close();
            return false;
        }
        present = members;
        int slices = (present.length + SLICE - 1) / SLICE;
        crew.run(slices, listening);
        addUp(now);
        for (Member member : present) {
            member.choose(groups, sum.coached());
        }
        crew.run(slices, speaking);
        groups.encode(sum.common(), now);
        crew.run(slices, hearing);
        return true;
    }

    private void addUp(long now) {
        sum.clear();
        for (Member member : present) {
            sum.add(member);
        }
        for (int i = 0; i < players.size(); i++) {
            Player player = players.get(i);
            if (!player.tick(now)) {
                players.remove(player);
            }
        }
        sum.finish();
        record();
    }

    private void record() {
        if (recorders.isEmpty()) {
            return;
        }
        int count = forRecording == null ? length : forRecording.convert(sum.common(), length, recorded);
        for (int i = 0; i < recorders.size(); i++) {
            Recorder recorder = recorders.get(i);
            if (recorder.ended()) {
                recorders.remove(recorder);
            } else {
                recorder.add(recorded, count);
            }
        }
    }

    private void release() {
        for (Member member = left.poll(); member != null; member = left.poll()) {
            member.end();
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            for (Member member : members) {
                gone(member);
            }
            players.forEach(Player::stop);
            recorders.forEach(Recorder::end);
            onClose.accept(this);
        }
    }
}
