package org.strowger.media.jitter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.Test;
import org.strowger.testkit.Tones;

public class PlayoutTest {
    private final Simulation net = new Simulation();

    private static short[] last(short[] pcm, int ms) {
        return Arrays.copyOfRange(pcm, pcm.length - ms * 8, pcm.length);
    }

    @Test
    public void anEvenStreamIsPlayedAsItIsAndSoon() {
        short[] heard = net.run(2000);
        assertThat(Tones.gaps(last(heard, 1800), 8000, -30)).isEmpty();
        assertThat(Tones.clicks(last(heard, 1800), 8000, 1004)).isEmpty();
        assertThat(net.meter.bufferMs()).isBetween(15.0, 40.0);
        assertThat(net.meter.concealedMs()).isZero();
        assertThat(net.meter.latePackets()).isZero();
    }

    @Test
    public void lossIsConcealed() {
        Random random = new Random(1);
        net.lost = i -> i > 10 && random.nextInt(10) == 0;
        short[] heard = net.run(10_000);
        assertThat(Tones.gaps(last(heard, 9800), 8000, -25)).isEmpty();
        assertThat(Tones.clicks(last(heard, 9800), 8000, 1004)).isEmpty();
        assertThat(Tones.level(last(heard, 9000), 8000, 1004)).isBetween(-13.0, -10.3);
        assertThat(net.meter.concealedMs()).isBetween(700L, 1300L);
    }

    @Test
    public void jitterMakesTheDelayGrowAsFarAsNeededAndQuietLetsItShrink() {
        Random random = new Random(2);
        net.transit = i -> 20 + random.nextInt(60);
        net.run(10_000);
        long concealed = net.meter.concealedMs();
        short[] heard = net.run(20_000);
        assertThat(net.meter.bufferMs()).isBetween(60.0, 110.0);
        assertThat(net.meter.concealedMs() - concealed).isLessThan(250);
        assertThat(Tones.gaps(heard, 8000, -25)).isEmpty();
        assertThat(Tones.clicks(heard, 8000, 1004)).isEmpty();
        net.transit = i -> 20;
        heard = net.run(60_000);
        assertThat(net.meter.bufferMs()).isLessThan(45);
        assertThat(Tones.clicks(heard, 8000, 1004)).isEmpty();
    }

    @Test
    public void neverWaitsLongerThanTheCap() {
        Random random = new Random(3);
        net.transit = i -> random.nextInt(400);
        net.run(30_000);
        assertThat(net.meter.bufferMs()).isLessThan(Playout.LONGEST_MS + 30);
        assertThat(net.meter.latePackets()).isPositive();
    }

    @Test
    public void reorderedPacketsArePutInOrder() {
        net.transit = i -> i % 4 == 1 ? 50 : 20;
        net.run(5000);
        long concealed = net.meter.concealedMs();
        short[] heard = net.run(5000);
        assertThat(net.meter.concealedMs()).isEqualTo(concealed);
        assertThat(Tones.clicks(heard, 8000, 1004)).isEmpty();
    }

    @Test
    public void fiveInHundredLostWithEightyMillisecondsOfJitterStaysIntelligible() {
        Random random = new Random(4);
        net.lost = i -> i > 10 && random.nextInt(20) == 0;
        net.transit = i -> random.nextInt(80);
        net.run(10_000);
        short[] heard = net.run(60_000);
        assertThat(Tones.gaps(heard, 8000, -35)).isEmpty();
        assertThat(Tones.level(heard, 8000, 1004)).isGreaterThan(-18);
        assertThat(net.meter.bufferMs()).isLessThan(150);
    }

    @Test
    public void aFasterClockForAnHourMakesNoDelayAndNoClick() {
        drift(200);
    }

    @Test
    public void aSlowerClockForAnHourMakesNoHoleAndNoClick() {
        drift(-200);
    }

    private void drift(double ppm) {
        net.ppm = ppm;
        net.run(5000);
        double delay = net.meter.bufferMs();
        for (int minute = 0; minute < 60; minute++) {
            short[] heard = net.run(60_000);
            assertThat(Tones.gaps(heard, 8000, -25)).as("minute %s", minute).isEmpty();
            assertThat(Tones.clicks(heard, 8000, 1004)).as("minute %s", minute).isEmpty();
            assertThat(net.meter.bufferMs()).as("minute %s", minute).isBetween(delay - 25, delay + 25);
        }
        assertThat(net.meter.concealedMs()).isLessThan(200);
    }

    @Test
    public void aLongerWayIsTakenOverWithoutEndlessSilence() {
        net.run(3000);
        net.transit = i -> 500;
        net.run(1000);
        assertThat(Tones.gaps(net.run(5000), 8000, -30)).isEmpty();
    }

    @Test
    public void whatStopsFadesWithinSixtyMilliseconds() {
        net.run(2000);
        net.pause = i -> true;
        short[] heard = net.run(400);
        assertThat(Tones.loudness(last(heard, 200))).isEqualTo(Tones.SILENCE);
        assertThat(net.lastHeard).isFalse();
        assertThat(net.meter.concealedMs()).as("a pause is not a loss").isZero();
    }

    @Test
    public void pausesAreNotTakenForLossAndSpeechComesBackAfterThem() {
        net.pause = i -> i % 100 >= 50;
        short[] heard = net.run(20_000);
        assertThat(net.meter.concealedMs()).isZero();
        assertThat(net.meter.bufferMs()).isLessThan(45);
        double level = Tones.level(heard, 8000, 1004);
        assertThat(level).as("half of the time").isBetween(-18.0, -15.0);
    }

    @Test
    public void comfortNoiseIsHeardAtItsLevelInThePause() {
        net.pause = i -> i >= 50;
        net.noiseLevel = 50;
        net.run(1200);
        short[] heard = net.run(2000);
        assertThat(net.lastHeard).isTrue();
        assertThat(Tones.loudness(heard)).isBetween(-51.5, -48.5);
        assertThat(Tones.level(heard, 8000, 1004)).isLessThan(-60);
        assertThat(net.meter.concealedMs()).isZero();
    }
}
