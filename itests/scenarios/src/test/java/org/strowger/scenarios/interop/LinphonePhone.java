package org.strowger.scenarios.interop;

import org.strowger.scenarios.peers.Linphone;
import org.strowger.testkit.audio.Tones;

/** A linphonec that takes calls by itself. */
final class LinphonePhone implements Phone {
    private final Linphone linphone;
    private final int tone;
    private int calls;

    LinphonePhone(Linphone linphone, int tone) {
        this.linphone = linphone;
        this.tone = tone;
    }

    @Override
    public String number() {
        return linphone.user();
    }

    @Override
    public int tone() {
        return tone;
    }

    @Override
    public void prepare() {
        linphone.prepare();
    }

    @Override
    public void dial(String number) {
        calls++;
        linphone.dial(number);
    }

    @Override
    public void answer() {
        calls++;
        linphone.awaitIncoming();
    }

    @Override
    public void awaitTalking() {
        linphone.awaitEstablished();
    }

    @Override
    public long heardMillis(int hz) {
        return Tones.in(linphone.heard()).heardMillis(hz);
    }

    @Override
    public void hold() {
        linphone.hold();
    }

    @Override
    public void resume() {
        linphone.resume();
    }

    @Override
    public void key(char digit) {
        linphone.key(digit);
    }

    @Override
    public void awaitKey(char digit) {
        char key = linphone.awaitKey();
        if (key != digit) {
            throw new AssertionError("key " + key + " instead of " + digit);
        }
    }

    @Override
    public void transfer(String number) {
        linphone.transfer(number);
    }

    @Override
    public void join(String earlier) {
        linphone.join(calls - 1, calls);
    }

    @Override
    public void hangup() {
        linphone.hangup();
    }

    @Override
    public void awaitEnded() {
        linphone.awaitEnded();
    }

    @Override
    public String log() {
        return linphone.log();
    }

    @Override
    public void close() {
        linphone.close();
    }
}
