package org.strowger.calls;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.strowger.api.call.CallView;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Leg;
import org.strowger.api.core.Scheduler;

/** Rings the devices of an extension all at once; the first to answer wins. */
final class Dialing implements Activity {
    private final Call call;
    private final Consumer<CallLeg> won;
    private final Consumer<Cause> otherwise;
    private final Otherwise wish;
    private final Ringback ringback;
    private final Set<CallLeg> ringing = new LinkedHashSet<>();
    /** Devices say more than once that they ring; others are told once. */
    private final Set<CallLeg> rung = new HashSet<>();

    private final Collection<Cause> causes = EnumSet.noneOf(Cause.class);
    private boolean single;
    private Scheduler.Cancellable timer;
    private boolean over;
    private boolean redirects;

    /**
     * @param won who answered first; the caller's side of it is the winner's business
     * @param otherwise why nobody did
     * @param wish of whoever wants them to be rung, for when nobody answers
     */
    Dialing(Call call, Ringback ringback, Consumer<CallLeg> won, Consumer<Cause> otherwise, Otherwise wish) {
        this.call = call;
        this.ringback = ringback;
        this.won = won;
        this.otherwise = otherwise;
        this.wish = wish;
    }

    void start(List<Leg> legs, Duration ringTime) {
        single = legs.size() == 1;
        timer = call.after(ringTime, this::ringTimeOver);
        for (Leg leg : legs) {
            ringing.add(call.legs().add(leg));
        }
        new ArrayList<>(ringing).forEach(CallLeg::start);
    }

    @Override
    public CallView.State state() {
        return CallView.State.RINGING;
    }

    @Override
    public void ringing(CallLeg leg, boolean earlyMedia) {
        if (ringing.contains(leg)) {
            if (rung.add(leg)) {
                call.rings(leg);
            }
            ringback.ringing(leg, earlyMedia, single);
        }
    }

    @Override
    public void digit(CallLeg leg, char digit, int milliseconds, boolean insideSound) {
        if (leg == call.callerCallLeg() && single && !ringing.isEmpty()) {
            ringback.digit(leg, ringing.iterator().next(), digit, milliseconds, insideSound);
        }
    }

    @Override
    public void answered(CallLeg leg) {
        if (!ringing.remove(leg)) {
            // It answered although it was told to stop: too late, another one has the call.
            if (leg != call.callerCallLeg()) {
                leg.hangup(Cause.ANSWERED_ELSEWHERE);
            }
            return;
        }
        over = true;
        timer.cancel();
        hangUpAll(Cause.ANSWERED_ELSEWHERE);
        won.accept(leg);
    }

    @Override
    public void ended(CallLeg leg, Cause cause) {
        if (ringing.remove(leg)) {
            causes.add(cause);
            String number = leg.redirectedTo();
            if (number != null && redirects && call.redirects().follow(leg.party(), number, this::left)) {
                return;
            }
            if (ringing.isEmpty()) {
                fail();
            }
        }
    }

    /** Another caller waits from now on, or another device of the called user takes the call. */
    @Override
    public boolean replace(CallLeg place, CallLeg next) {
        if (ringing.contains(place)) {
            ringing.add(next);
            answered(next);
            return true;
        }
        if (next != call.callerCallLeg()) {
            return false;
        }
        ringback.startAnew();
        if (!rung.isEmpty()) {
            ringback.ringing(rung.iterator().next(), false, single);
        }
        return true;
    }

    @Override
    public long owner() {
        return wish.owner();
    }

    @Override
    public void disown() {
        wish.forget();
    }

    /** Whoever is called may send the call elsewhere: the first who does so decides for all devices. */
    Dialing redirectable() {
        redirects = true;
        return this;
    }

    private void left() {
        stop(Cause.ANSWERED_ELSEWHERE);
    }

    private void ringTimeOver() {
        boolean rang = ringing.stream().anyMatch(CallLeg::rang);
        causes.add(rang ? Cause.NO_ANSWER : Cause.NO_USER_RESPONSE);
        fail();
    }

    private void fail() {
        Cause cause = Causes.aggregate(causes);
        stop(Cause.NO_ANSWER);
        otherwise.accept(cause);
    }

    /** Nobody won: those that still ring are told to stop. */
    @Override
    public void stop(Cause cause) {
        if (!over) {
            over = true;
            timer.cancel();
            hangUpAll(cause);
        }
        ringback.stop();
    }

    private void hangUpAll(Cause cause) {
        List<CallLeg> losers = List.copyOf(ringing);
        ringing.clear();
        losers.forEach(leg -> leg.hangup(cause));
    }
}
