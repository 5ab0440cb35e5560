package org.strowger.media.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.strowger.api.core.ProblemException;
import org.strowger.api.media.AudioSource;

/** A call-progress tone by its cadence, after the manner of ITU-T E.180: {@code 440+480/2000,0/4000}. */
public final class Tone implements AudioSource {
    private static final Pattern SEGMENT = Pattern.compile("(\\d{1,4})(?:\\+(\\d{1,4}))?(?:/(\\d{1,6}))?");
    private static final int MOST_SEGMENTS = 16;
    private static final int HIGHEST_HERTZ = 3900;
    private static final int LONGEST_MS = 600_000;
    /** About -13 dBm0 for one frequency, -16 for each of two. */
    private static final double SINGLE = 7000;

    private static final double DOUBLE = 5000;
    /** Sound comes and goes within this time, so that it does not click. */
    private static final int RAMP_MS = 4;

    /** @param milliseconds 0 for endless */
    private record Segment(int first, int second, int milliseconds) {}

    private final List<Segment> segments;
    private final boolean repeated;

    private Tone(List<Segment> segments, boolean repeated) {
        this.segments = segments;
        this.repeated = repeated;
    }

    /** A cadence that goes round for ever. */
    public static Tone cadence(String text) {
        List<Segment> segments = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            segments.add(segment(part.strip()));
        }
        if (segments.size() > MOST_SEGMENTS) {
            throw invalid();
        }
        return new Tone(List.copyOf(segments), true);
    }

    /** One tone of a length, and nothing after it. */
    public static Tone beep(int hertz, int milliseconds) {
        return new Tone(List.of(segment(hertz + "/" + Math.max(1, milliseconds))), false);
    }

    private static Segment segment(String text) {
        Matcher parts = SEGMENT.matcher(text);
        if (!parts.matches()) {
            throw invalid();
        }
        int first = Integer.parseInt(parts.group(1));
        int second = parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2));
        int milliseconds = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
        boolean timed = parts.group(3) == null || milliseconds >= 1 && milliseconds <= LONGEST_MS;
        if (first > HIGHEST_HERTZ || second > HIGHEST_HERTZ || !timed) {
            throw invalid();
        }
        return new Segment(first, second, milliseconds);
    }

    private static ProblemException invalid() {
        return Problems.invalid(
                "media.tone",
                "cadence",
                "A tone is a list such as 425/1000,0/4000 or 440+480/2000,0/4000: frequencies up to 3900 Hz, durations in ms.",
                "提示音格式如 425/1000,0/4000 或 440+480/2000,0/4000：频率不超过 3900 Hz，时长以毫秒计。");
    }

    @Override
    public Reader open(int sampleRate) {
        return new ToneReader(sampleRate);
    }

    private final class ToneReader implements Reader {
        private final int sampleRate;
        private final int ramp;
        private int index;
        private long at;

        ToneReader(int sampleRate) {
            this.sampleRate = sampleRate;
            ramp = sampleRate * RAMP_MS / 1000;
        }

        @Override
        public int read(short[] frame, int length) {
            for (int i = 0; i < length; i++) {
                if (index == segments.size()) {
                    return i;
                }
                frame[i] = next(segments.get(index));
            }
            return length;
        }

        private short next(Segment segment) {
            long total = (long) segment.milliseconds() * sampleRate / 1000;
            double value = wave(segment) * envelope(total);
            at++;
            if (total > 0 && at >= total) {
                at = 0;
                index = repeated ? (index + 1) % segments.size() : index + 1;
            }
            return (short) value;
        }

        private double wave(Segment segment) {
            if (segment.first() == 0) {
                return 0;
            }
            double turn = 2 * Math.PI * at / sampleRate;
            return segment.second() == 0
                    ? SINGLE * Math.sin(turn * segment.first())
                    : DOUBLE * (Math.sin(turn * segment.first()) + Math.sin(turn * segment.second()));
        }

        private double envelope(long total) {
            long toEdge = total == 0 ? at : Math.min(at, total - 1 - at);
            return toEdge >= ramp ? 1 : (double) toEdge / ramp;
        }
    }
}
