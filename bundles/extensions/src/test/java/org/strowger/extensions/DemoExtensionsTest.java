package org.strowger.extensions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.strowger.api.core.Health;
import org.strowger.testkit.FakeHome;

public class DemoExtensionsTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final CreatingConfig config = new CreatingConfig();

    private DemoExtensions start(FakeHome home, String span) {
        return new DemoExtensions(config, home, new PasswordMaker(), settings(span));
    }

    private static DemoSettings settings(String span) {
        return new DemoSettings() {
            @Override
            public String demoExtensions() {
                return span;
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return DemoSettings.class;
            }
        };
    }

    private void untilCommits(int count) {
        await().atMost(Duration.ofSeconds(10)).until(() -> config.commits() == count);
    }

    @Test
    public void theyAreMadeOnceTheTypeIsThereAndNeverAgain() {
        FakeHome home = new FakeHome(folder.getRoot().toPath());
        DemoExtensions demo = start(home, "101-103");
        assertThat(demo.check().status()).isEqualTo(Health.Status.STARTING);
        config.typeAppears();
        demo.refreshed(config.snapshot());
        untilCommits(1);
        await().atMost(Duration.ofSeconds(10))
                .until(() ->
                        home.data("extensions").resolve("demo-made").toFile().exists());
        await().atMost(Duration.ofSeconds(10)).until(() -> demo.check().status() == Health.Status.READY);
        demo.stop();
        assertThat(config.created()).extracting(values -> values.get("number")).containsExactly("101", "102", "103");
        assertThat(config.created()).allSatisfy(values -> assertThat(home.credentials())
                .containsEntry((String) values.get("number"), (String) values.get("password")));
        assertThat(home.credentials().values()).doesNotHaveDuplicates();
        Map<String, Object> first = config.created().get(0);
        assertThat(first.get("transports")).isEqualTo(List.of("udp", "tcp", "tls"));

        FakeHome next = new FakeHome(folder.getRoot().toPath());
        DemoExtensions again = start(next, "101-103");
        again.refreshed(config.snapshot());
        again.stop();
        assertThat(config.commits()).isEqualTo(1);
        assertThat(next.credentials()).isEmpty();
    }

    @Test
    public void whatExistsIsLeftAlone() {
        config.typeAppears();
        config.put("101", Extensions.make("101"));
        FakeHome home = new FakeHome(folder.getRoot().toPath());
        DemoExtensions demo = start(home, "101-102");
        untilCommits(1);
        await().atMost(Duration.ofSeconds(10)).until(() -> home.credentials().size() == 1);
        demo.stop();
        assertThat(home.credentials()).containsOnlyKeys("102");
    }

    @Test
    public void spansKeepTheirZeros() {
        assertThat(NumberSpan.parse("098-101")).containsExactly("098", "099", "100", "101");
        assertThat(NumberSpan.parse("101")).containsExactly("101");
        assertThat(NumberSpan.parse(" ")).isEmpty();
        for (String wrong : List.of("101-", "105-101", "99-101", "a-b", "100000-199999")) {
            assertThatThrownBy(() -> NumberSpan.parse(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
