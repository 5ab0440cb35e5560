package org.strowger.sip.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.Test;

public class NetworksTest {
    private static boolean contains(String cidr, String address) {
        return Networks.of(List.of(cidr)).contains(Hosts.literal(address).orElseThrow());
    }

    @Test
    public void blocksContainTheirAddresses() {
        assertThat(contains("10.0.0.0/8", "10.255.1.2")).isTrue();
        assertThat(contains("10.0.0.0/8", "11.0.0.1")).isFalse();
        assertThat(contains("172.16.0.0/12", "172.31.255.255")).isTrue();
        assertThat(contains("172.16.0.0/12", "172.32.0.0")).isFalse();
        assertThat(contains("192.0.2.128/25", "192.0.2.127")).isFalse();
        assertThat(contains("192.0.2.7", "192.0.2.7")).isTrue();
        assertThat(contains("192.0.2.7", "192.0.2.6")).isFalse();
        assertThat(contains("0.0.0.0/0", "8.8.8.8")).isTrue();
    }

    @Test
    public void familiesAreKeptApart() {
        assertThat(contains("fe80::/10", "fe80::1")).isTrue();
        assertThat(contains("::/0", "10.0.0.1")).isFalse();
        assertThat(contains("0.0.0.0/0", "::1")).isFalse();
    }

    @Test
    public void whatCannotBeReadMatchesNothing() {
        assertThat(contains("10.0.0.0/33", "10.0.0.1")).isFalse();
        assertThat(contains("ten/8", "10.0.0.1")).isFalse();
        assertThat(contains("", "10.0.0.1")).isFalse();
    }
}
