package org.strowger.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.Test;
import org.strowger.bench.product.Peer;
import org.strowger.bench.sip.Account;

public class OptionsTest {
    @Test
    public void namesChooseAndTheRestIsOnlyAskedFor() {
        Options options = Options.parse("--quick", "--json", "out.json", "calls", "--seconds", "7", "pdd");
        assertThat(options.quick()).isTrue();
        assertThat(options.json()).isEqualTo(Path.of("out.json"));
        assertThat(options.wants("calls")).isTrue();
        assertThat(options.wants("relay")).isFalse();
        assertThat(options.window(3, 15)).isEqualTo(7);
    }

    @Test
    public void aQuickRunLeavesOverloadOut() {
        assertThat(Options.parse("--quick").wants("overload")).isFalse();
        assertThat(Options.parse().wants("overload")).isTrue();
        assertThat(Options.parse("--quick", "overload").wants("overload")).isTrue();
        assertThat(Options.parse("--quick").window(3, 15)).isEqualTo(3);
        assertThat(Options.parse().window(3, 15)).isEqualTo(15);
    }

    @Test
    public void anotherPbxIsDescribedWhollyOrNotAtAll() {
        assertThat(Options.parse("calls").peer()).isNull();
        PeerOptions peer = Options.parse(
                        "--peer",
                        "127.0.0.1:5070",
                        "--peer-numbers",
                        "1000-1199",
                        "--peer-password",
                        "x",
                        "--peer-pid",
                        "7")
                .peer();
        assertThat(peer).isEqualTo(new PeerOptions(5070, 1000, 200, "x", 7));
        Peer system = peer.peer(Path.of("."));
        assertThat(system.callers()).hasSize(100);
        assertThat(system.callees().get(99)).isEqualTo(new Account("1199", "x"));
        assertThatThrownBy(() -> Options.parse("--peer", "127.0.0.1:5070")).hasMessageContaining("--peer-numbers");
    }

    @Test
    public void wrongArgumentsAreNamed() {
        for (String[] wrong : new String[][] {
            {"--what"},
            {"nonsense"},
            {"--seconds", "0"},
            {"--json"},
            {"--only", "x"},
            {"--peer", "far.example:5060"},
            {"--peer", "127.0.0.1:99999"},
            {"--peer-numbers", "9-1"},
            {"--peer-pid", "x"}
        }) {
            assertThatThrownBy(() -> Options.parse(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(wrong[wrong.length - 1]);
        }
    }
}
