package org.strowger.media.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.strowger.api.core.ProblemException;
import org.strowger.api.media.AudioSource;

/** A call-progress tone by its cadence, after the manner of ITU-T E.180: {@code 440+480/2000,0/4000}. */
public final class Tone implements AudioSource {
    private static final Pattern SEGMENT =
            Pattern.compile("(!)?(\\d{1,4})(@)?(?:\\*(\\d{1,3})|(?:\\+(\\d{1,4}))?(?:\\+(\\d{1,4}))?)(?:/(\\d{1,6}))?");
    private static final int MOST_SEGMENTS = 40;
    private static final int HIGHEST_HERTZ = 3900;
    private static final int LONGEST_MS = 600_000;
    /** About -13 dBm0 for one frequency, -16 for each of two. */
    private static final double SINGLE = 7000;

    private static final double EACH_OF_SEVERAL = 5000;
    /** 10 dB less. */
    private static final double QUIET = 0.316;
    /** Sound comes and goes within this time, so that it does not click. */
    private static final int RAMP_MS = 4;

    /**
     * A piece of it.
     *
     * @param hertz what sounds together; empty for silence
     * @param swell frequency that the first one swells with; 0 for a steady tone
     * @param milliseconds 0 for endless
     * @param once not repeated
     */
    private record Segment(int[] hertz, int swell, double level, int milliseconds, boolean once) {
        double at(double seconds) {
            double turn = 2 * Math.PI * seconds;
            double wave = 0;
            for (int frequency : hertz) {
                wave += Math.sin(turn * frequency);
            }
            double depth = swell == 0 ? 1 : (1 + Math.cos(turn * swell)) / 2;
            return wave * level * depth;
        }
    }

    private final List<Segment> segments;
    /** Where it begins anew; the number of segments when it does not. */
    private final int repeatFrom;

    private Tone(List<Segment> segments, int repeatFrom) {
        this.segments = segments;
        this.repeatFrom = repeatFrom;
    }

    /** As {@link org.strowger.api.media.MediaService#tone} says. */
    public static Tone cadence(String text) {
        List<Segment> segments = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            segments.add(segment(part.strip()));
        }
        if (segments.size() > MOST_SEGMENTS) {
            throw invalid();
        }
        int repeated = 0;
        while (repeated < segments.size() && segments.get(repeated).once()) {
            repeated++;
        }
        return new Tone(List.copyOf(segments), repeated);
    }

    /** One tone of a length, and nothing after it. */
    public static Tone beep(int hertz, int milliseconds) {
        return new Tone(List.of(segment(hertz + "/" + Math.max(1, milliseconds))), 1);
    }

    private static Segment segment(String text) {
        Matcher parts = SEGMENT.matcher(text);
        if (!parts.matches()) {
            throw invalid();
        }
        int[] hertz = IntStream.of(number(parts, 2), number(parts, 5), number(parts, 6))
                .filter(f -> f > 0)
                .toArray();
        int milliseconds = number(parts, 7);
        boolean timed = parts.group(7) == null || milliseconds >= 1 && milliseconds <= LONGEST_MS;
        if (IntStream.of(hertz).anyMatch(f -> f > HIGHEST_HERTZ) || !timed) {
            throw invalid();
        }
        double level = (hertz.length == 1 ? SINGLE : EACH_OF_SEVERAL) * (parts.group(3) == null ? 1 : QUIET);
        return new Segment(hertz, number(parts, 4), level, milliseconds, parts.group(1) != null);
    }

    private static int number(Matcher parts, int group) {
        return parts.group(group) == null ? 0 : Integer.parseInt(parts.group(group));
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
            double value = segment.at((double) at / sampleRate) * envelope(total);
            at++;
            if (total > 0 && at >= total) {
                at = 0;
                index = index + 1 < segments.size() ? index + 1 : repeatFrom;
            }
            return (short) value;
        }

        private double envelope(long total) {
            long toEdge = total == 0 ? at : Math.min(at, total - 1 - at);
            return toEdge >= ramp ? 1 : (double) toEdge / ramp;
        }
    }
}
