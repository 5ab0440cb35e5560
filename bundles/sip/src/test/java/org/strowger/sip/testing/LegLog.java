package org.strowger.sip.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Leg;
import org.strowger.api.call.LegListener;
import org.strowger.api.call.TransferRequest;

/** Writes down what a leg tells. */
public final class LegLog implements LegListener {
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    private volatile TransferRequest transfer;

    @Override
    public void ringing(Leg leg, boolean earlyMedia) {
        events.add(earlyMedia ? "early" : "ringing");
    }

    @Override
    public void answered(Leg leg) {
        events.add("answered");
    }

    @Override
    public void held(Leg leg, boolean held) {
        events.add(held ? "held" : "resumed");
    }

    @Override
    public void digit(Leg leg, char digit, int milliseconds) {
        events.add("digit " + digit + " " + milliseconds);
    }

    @Override
    public void redirected(Leg leg, String number) {
        events.add("redirected " + number);
    }

    @Override
    public void transfer(Leg leg, TransferRequest request) {
        transfer = request;
        events.add("transfer " + request.target() + (request.consultation() == null ? "" : " consulted"));
    }

    /** The last one that was asked for. */
    public TransferRequest transfer() {
        return transfer;
    }

    @Override
    public void ended(Leg leg, Cause cause) {
        events.add("ended " + cause);
    }

    /** The next event, waited for. */
    public String next() {
        try {
            String event = events.poll(10, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("the leg tells nothing");
            }
            return event;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What was told and not asked for yet. */
    public List<String> rest() {
        List<String> rest = new ArrayList<>();
        events.drainTo(rest);
        return rest;
    }
}
