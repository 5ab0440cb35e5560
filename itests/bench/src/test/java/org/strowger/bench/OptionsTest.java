package org.strowger.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.Test;

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
    public void wrongArgumentsAreNamed() {
        for (String[] wrong :
                new String[][] {{"--what"}, {"nonsense"}, {"--seconds", "0"}, {"--json"}, {"--only", "x"}}) {
            assertThatThrownBy(() -> Options.parse(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(wrong[wrong.length - 1]);
        }
    }
}
