package org.strowger.media.mix;

import java.util.Arrays;
import org.strowger.api.media.Mixer;

/** What all say in one piece of time. Made by one thread, then read by many. */
final class Sum {
    private final int[] talk;
    private final int[] coach;
    private final short[] common;
    private final Limiter limiter;
    private boolean coached;

    Sum(int length) {
        talk = new int[length];
        coach = new int[length];
        common = new short[length];
        limiter = new Limiter(length);
    }

    void clear() {
        Arrays.fill(talk, 0);
        coached = false;
    }

    void add(Member member) {
        if (!member.speaking()) {
            return;
        }
        if (!member.coaching()) {
            add(member.own());
            return;
        }
        if (!coached) {
            coached = true;
            Arrays.fill(coach, 0);
        }
        accumulate(coach, member.own());
    }

    /** Adds sound that everybody hears. */
    void add(short[] pcm) {
        accumulate(talk, pcm);
    }

    private static void accumulate(int[] to, short[] pcm) {
        for (int i = 0; i < to.length; i++) {
            to[i] += pcm[i];
        }
    }

    /** All have been added. */
    void finish() {
        int peak = 0;
        for (int i = 0; i < talk.length; i++) {
            peak = Math.max(peak, Math.abs(talk[i]) + (coached ? Math.abs(coach[i]) : 0));
        }
        limiter.prepare(peak);
        for (int i = 0; i < common.length; i++) {
            common[i] = limiter.limit(talk[i], i);
        }
    }

    /** Some coach speaks. */
    boolean coached() {
        return coached;
    }

    /** What everybody hears who neither speaks nor hears a coach. */
    short[] common() {
        return common;
    }

    /** What a member hears: all that it may, but not itself. */
    void without(Member member, short[] out) {
        Mixer.Role role = member.role();
        boolean hearsCoach = coached && (role == Mixer.Role.COACH || role == Mixer.Role.COACHED);
        boolean speaks = member.speaking();
        if (!hearsCoach && (!speaks || role == Mixer.Role.COACH)) {
            System.arraycopy(common, 0, out, 0, out.length);
            return;
        }
        short[] own = member.own();
        for (int i = 0; i < out.length; i++) {
            int sum = talk[i] + (hearsCoach ? coach[i] : 0) - (speaks ? own[i] : 0);
            out[i] = limiter.limit(sum, i);
        }
    }
}
