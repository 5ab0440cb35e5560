package org.strowger.sip.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.Test;
import org.strowger.testkit.ManualScheduler;

public class SourcePoliceTest {
    private final ManualScheduler time = new ManualScheduler();
    private final SourcePolice police = new SourcePolice(10, time::nanoTime);

    private int admitted(String source, int messages) throws UnknownHostException {
        InetAddress address = InetAddress.getByName(source);
        int count = 0;
        for (int i = 0; i < messages; i++) {
            count += police.admit(address) ? 1 : 0;
        }
        return count;
    }

    @Test
    public void aFloodIsCutToItsRateAndOthersAreNotTouched() throws UnknownHostException {
        assertThat(admitted("203.0.113.5", 1000)).isEqualTo(40);
        assertThat(admitted("203.0.113.6", 20)).isEqualTo(20);
        time.advance(Duration.ofSeconds(1));
        assertThat(admitted("203.0.113.5", 1000)).isEqualTo(10);
        assertThat(police.dropped()).isEqualTo(960 + 990);
    }

    @Test
    public void provenSourcesHaveMoreForAWhile() throws UnknownHostException {
        admitted("203.0.113.5", 1000);
        police.proven(InetAddress.getByName("203.0.113.5"));
        assertThat(admitted("203.0.113.5", 1000)).isEqualTo(1000);
        time.advance(Duration.ofHours(3));
        assertThat(admitted("203.0.113.5", 1000)).isEqualTo(40);
    }

    @Test
    public void inventedSourcesDoNotPushOutProvenOnes() throws UnknownHostException {
        police.proven(InetAddress.getByName("203.0.113.5"));
        int count = 0;
        for (int i = 0; i < 20_000; i++) {
            count += admitted("10.0." + i / 250 + "." + i % 250, 1);
        }
        assertThat(count).as("all strangers together").isEqualTo(800);
        assertThat(admitted("203.0.113.5", 1000)).isEqualTo(1000);
    }

    @Test
    public void whoHasProvenHimselfIsKnownAndNobodyElse() throws UnknownHostException {
        InetAddress phone = InetAddress.getByName("203.0.113.5");
        assertThat(police.judge(phone)).isEqualTo(Standing.STRANGER);
        police.proven(phone);
        assertThat(police.judge(phone)).isEqualTo(Standing.KNOWN);
        InetAddress flood = InetAddress.getByName("203.0.113.6");
        admitted("203.0.113.6", 40);
        assertThat(police.judge(flood)).isEqualTo(Standing.UNWELCOME);
    }

    @Test
    public void zeroIsNoLimit() throws UnknownHostException {
        SourcePolice none = new SourcePolice(0, time::nanoTime);
        InetAddress source = InetAddress.getByName("203.0.113.5");
        for (int i = 0; i < 1000; i++) {
            assertThat(none.admit(source)).isTrue();
        }
    }
}
