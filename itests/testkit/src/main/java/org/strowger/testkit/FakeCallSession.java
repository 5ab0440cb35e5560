package org.strowger.testkit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.strowger.api.call.CallScript;
import org.strowger.api.call.CallSession;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Destination;
import org.strowger.api.call.HungUpException;
import org.strowger.api.call.Party;
import org.strowger.api.call.ProgressTone;
import org.strowger.api.call.ResolvedNumber;
import org.strowger.api.media.AudioSource;
import org.strowger.testkit.audio.Wav;

/**
 * A caller for tests of {@link CallScript}s. First a test says what the caller will do, then it runs the script, on its own
 * thread and in no time, and then looks at what came of it:
 *
 * <pre>
 * FakeCallSession caller = FakeCallSession.from("101");
 * caller.hearing("menu").presses("2").after(Duration.ofSeconds(5)).hangsUp();
 * caller.run(script);
 * assertThat(caller.heard()).containsExactly("prompt menu en", "music default");
 * assertThat(caller.callerHungUp()).isTrue();
 * </pre>
 *
 * Every sound lasts two seconds, tones for ever, unless told otherwise. Keys that come while the script asks for none are kept for
 * later, as in a real call. A caller that has nothing more to do stays on the line; after four hours of that the system
 * ends the call, as it would. A further script may be run when the first has sent the call elsewhere.
 */
public final class FakeCallSession implements CallSession {
    private static final Duration LONGEST_CALL = Duration.ofHours(4);
    private static final int RATE = 8000;

    private final Party caller;
    private final ManualScheduler time;
    private final CallerPlan plan;
    private final SoundLengths lengths = new SoundLengths();
    private final Deque<Character> typedAhead = new ArrayDeque<>();
    private final Map<String, ResolvedNumber> numbers = new HashMap<>();
    private final List<Sound> sounds = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final long start;
    private String dialed = "";
    private Locale language = Locale.ENGLISH;
    private boolean answered;
    private boolean left;
    private boolean callerHungUp;
    private Destination destination;
    private Cause hungUpWith;

    /**
     * What the caller heard.
     *
     * @param name as the source tells it
     * @param from since the call began
     */
    public record Sound(String name, Duration from, Duration lasted) {}

    public FakeCallSession(Party caller, ManualScheduler time) {
        this.caller = caller;
        this.time = time;
        this.start = time.nanoTime();
        this.plan = new CallerPlan();
    }

    /** A user of ours. */
    public static FakeCallSession from(String extension) {
        return new FakeCallSession(Party.extension(extension, ""), new ManualScheduler());
    }

    /** Somebody from outside. */
    public static FakeCallSession fromOutside(String number) {
        return new FakeCallSession(new Party(number, "", "", false), new ManualScheduler());
    }

    // ---- what the caller will do, one thing after another

    /** Presses keys, the first when that is due, each further one a fifth of a second later. */
    public FakeCallSession presses(String keys) {
        plan.presses(keys);
        return this;
    }

    public FakeCallSession hangsUp() {
        plan.hangsUp();
        return this;
    }

    /** The next thing comes so long after the one before, or after the beginning, or after what is waited for. */
    public FakeCallSession after(Duration pause) {
        plan.after(pause);
        return this;
    }

    /** The next thing waits until a sound begins whose name contains this, or is playing already. */
    public FakeCallSession hearing(String sound) {
        plan.hearing(sound);
        return this;
    }

    // ---- what the caller finds

    /** What was dialled to get here. */
    public FakeCallSession dialed(String number) {
        dialed = number;
        return this;
    }

    public FakeCallSession speaks(Locale prompts) {
        language = prompts;
        return this;
    }

    /** Sounds whose names contain this last so long. */
    public FakeCallSession lasts(String sound, Duration length) {
        lengths.put(sound, length);
        return this;
    }

    /** A number that somebody has. */
    public FakeCallSession number(String number, String kind, Destination leadsTo) {
        numbers.put(number, new ResolvedNumber(kind, leadsTo));
        return this;
    }

    // ---- the call

    /** Runs a script to its end, as call control does. What it throws by mistake is passed on. */
    public FakeCallSession run(CallScript script) {
        left = false;
        destination = null;
        try {
            script.run(this);
            if (!left) {
                hungUpWith = Cause.NORMAL_CLEARING;
            }
        } catch (HungUpException e) {
            if (!left) {
                throw new AssertionError("the script says that a caller hung up who did not", e);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        left = true;
        return this;
    }

    // ---- what came of it

    /** Names of the sounds the caller heard, in order, those he cut short as well. */
    public List<String> heard() {
        return sounds.stream().map(Sound::name).toList();
    }

    public List<Sound> sounds() {
        return List.copyOf(sounds);
    }

    public boolean answered() {
        return answered;
    }

    /** Where the script has sent the call. */
    public Optional<Destination> destination() {
        return Optional.ofNullable(destination);
    }

    /** Why the system ended the call; returning without more is {@link Cause#NORMAL_CLEARING}. */
    public Optional<Cause> hungUpWith() {
        return Optional.ofNullable(hungUpWith);
    }

    public boolean callerHungUp() {
        return callerHungUp;
    }

    /** Such as {@code menu: key 1}. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** Since the call began. */
    public Duration elapsed() {
        return Duration.ofNanos(time.nanoTime() - start);
    }

    // ---- as scripts see it

    @Override
    public Party caller() {
        return caller;
    }

    @Override
    public String dialed() {
        return dialed;
    }

    @Override
    public Locale language() {
        return language;
    }

    @Override
    public void language(Locale from) {
        language = from;
    }

    @Override
    public void answer() throws HungUpException {
        require();
        answered = true;
    }

    @Override
    public void play(AudioSource source) throws HungUpException {
        play(source, LONGEST_CALL);
    }

    @Override
    public void play(AudioSource source, Duration longest) throws HungUpException {
        require();
        Duration end = elapsed().plus(shorter(lengths.of(source), longest));
        long began = begin(source);
        try {
            keepKeysUntil(end, "");
        } finally {
            sounds.add(sound(source, began));
        }
    }

    @Override
    public AudioSource tone(ProgressTone tone) {
        return SoundLengths.endless("tone " + tone.key());
    }

    @Override
    public String collect(AudioSource prompt, int maxDigits, String terminators, Duration first, Duration between)
            throws HungUpException {
        require();
        Character key = typedAhead.poll();
        if (key == null && prompt != null) {
            key = keyDuring(prompt);
        }
        if (key == null) {
            key = nextKey(first);
        }
        StringBuilder keys = new StringBuilder();
        while (key != null && terminators.indexOf(key) < 0) {
            keys.append(key);
            if (keys.length() >= maxDigits) {
                break;
            }
            key = typedAhead.isEmpty() ? nextKey(between) : typedAhead.poll();
        }
        return keys.toString();
    }

    private Character keyDuring(AudioSource prompt) throws HungUpException {
        long began = begin(prompt);
        try {
            return nextKey(lengths.of(prompt));
        } finally {
            sounds.add(sound(prompt, began));
        }
    }

    @Override
    public void echo(Duration longest, String stopKeys) throws HungUpException {
        require();
        keepKeysUntil(elapsed().plus(longest), stopKeys);
    }

    /** Leaves a file of silence as long as the recording. */
    @Override
    public long record(Path file, Duration longest, String stopKeys) throws HungUpException {
        require();
        Duration began = elapsed();
        try {
            keepKeysUntil(began.plus(longest), stopKeys);
        } finally {
            long samples = elapsed().minus(began).toMillis() * RATE / 1000;
            new Wav(RATE, new short[(int) samples]).write(file);
        }
        return elapsed().minus(began).toMillis();
    }

    @Override
    public Optional<ResolvedNumber> resolve(String number) {
        return Optional.ofNullable(numbers.get(number));
    }

    @Override
    public void note(String step, String decision) {
        notes.add(step + ": " + decision);
    }

    @Override
    public void enter(Destination next) throws HungUpException {
        require();
        left = true;
        destination = next;
    }

    @Override
    public void hangup(Cause cause) throws HungUpException {
        require();
        left = true;
        hungUpWith = cause;
    }

    // ---- time

    private void require() throws HungUpException {
        if (left) {
            throw new HungUpException();
        }
    }

    private long begin(AudioSource source) {
        plan.begins(source.toString());
        return time.nanoTime();
    }

    private Sound sound(AudioSource source, long began) {
        plan.ends();
        return new Sound(source.toString(), Duration.ofNanos(began - start), Duration.ofNanos(time.nanoTime() - began));
    }

    /** Lets time pass; a key that stops it is gone, others are kept. */
    private void keepKeysUntil(Duration end, String stopKeys) throws HungUpException {
        for (Character key = nextKey(end.minus(elapsed())); key != null; key = nextKey(end.minus(elapsed()))) {
            if (stopKeys.indexOf(key) >= 0) {
                return;
            }
            typedAhead.add(key);
        }
    }

    /** The next key the caller presses within this time; null when he presses none. */
    private Character nextKey(Duration within) throws HungUpException {
        Duration end = shorter(elapsed().plus(within), LONGEST_CALL);
        Optional<CallerPlan.Act> act = plan.next(elapsed(), end);
        Duration until = act.map(CallerPlan.Act::at).orElse(end);
        time.advance(until.minus(elapsed()));
        boolean endedBySystem = act.isEmpty() && end.equals(LONGEST_CALL);
        if (endedBySystem || act.filter(CallerPlan.Act::hangsUp).isPresent()) {
            left = true;
            callerHungUp = !endedBySystem;
            throw new HungUpException();
        }
        return act.map(CallerPlan.Act::key).orElse(null);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
