package org.strowger.scenarios.interop;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.strowger.scenarios.peers.RtpTone;
import org.strowger.scenarios.peers.Sipp;
import org.strowger.scenarios.peers.SippScenario;
import org.strowger.scenarios.product.TestProduct;
import org.strowger.testkit.audio.Tones;

/** SIPp, with a voice of its own. What it does in a call is settled before: it hangs up the second that it is in. */
final class SippPhone implements Phone {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int TALK = 5000;

    private final TestProduct pbx;
    private final String number;
    private final String codec;
    private final boolean tcp;
    private final int tone;
    private final int port;
    private final RtpTone media;
    private Sipp sipp;
    private boolean endsIt;

    SippPhone(TestProduct pbx, String number, String codec, boolean tcp, int tone) {
        this.pbx = pbx;
        this.number = number;
        this.codec = codec;
        this.tcp = tcp;
        this.tone = tone;
        this.port = pbx.ports().one();
        this.media = new RtpTone(pbx.ports().range(2), tone, codec.equals("PCMA"));
        pbx.change(number, Map.of("qualifyInterval", 0));
        if (tcp) {
            pbx.registerOverTcp(number, port);
        } else {
            pbx.register(number, port);
        }
    }

    @Override
    public String number() {
        return number;
    }

    @Override
    public int tone() {
        return tone;
    }

    @Override
    public void prepare() {
        end();
        media.forget();
        media.sendTo(0);
    }

    /** Before {@link #prepare}: the next call is ended by it. */
    @Override
    public void endsNext(boolean ends) {
        endsIt = ends;
    }

    @Override
    public void dial(String target) {
        SippScenario scenario = SippScenario.call(codec).answered();
        start(target, endsIt ? scenario.pause(TALK).bye() : scenario.awaitBye());
    }

    @Override
    public void expect() {
        SippScenario scenario = SippScenario.callee().ring().answer(codec);
        start("none", endsIt ? scenario.pause(TALK).byeFromCallee() : scenario.awaitBye());
    }

    private void start(String target, SippScenario scenario) {
        Sipp.Row row = new Sipp.Row(number, pbx.passwordOf(number), target, media.port());
        Sipp.Job job = new Sipp.Job("interop-" + number, scenario, pbx.product().sip(), port, List.of(row));
        sipp = Sipp.start(pbx.directory(), pbx.ports(), tcp ? job.tcp() : job);
    }

    @Override
    public void answer() {
        // It does by itself.
    }

    @Override
    public void awaitTalking() {
        Awaitility.await("media of SIPp").atMost(LIMIT).until(() -> sipp.mediaPorts()
                .containsKey(media.port()));
        media.sendTo(sipp.mediaPorts().get(media.port()));
    }

    @Override
    public long heardMillis(int hz) {
        return Tones.in(media.heard()).heardMillis(hz);
    }

    @Override
    public boolean obeys() {
        return false;
    }

    @Override
    public void hold() {
        throw new UnsupportedOperationException("its call is settled before");
    }

    @Override
    public void resume() {
        throw new UnsupportedOperationException("its call is settled before");
    }

    @Override
    public void key(char digit) {
        media.key(digit);
    }

    @Override
    public void awaitKey(char digit) {
        Awaitility.await("key " + digit).atMost(LIMIT).until(() -> media.keys().equals(Character.toString(digit)));
    }

    @Override
    public void transfer(String target) {
        throw new UnsupportedOperationException("its call is settled before");
    }

    @Override
    public void join(String earlier) {
        throw new UnsupportedOperationException("its call is settled before");
    }

    @Override
    public void hangup() {
        // It does when its time has come.
    }

    @Override
    public void awaitEnded() {
        sipp.awaitPassed(LIMIT);
    }

    @Override
    public String log() {
        return sipp == null ? "" : sipp.messages();
    }

    private void end() {
        if (sipp != null) {
            sipp.close();
            sipp = null;
        }
    }

    @Override
    public void close() {
        end();
        media.close();
    }
}
