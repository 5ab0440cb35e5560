package org.strowger.rest.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.Test;
import org.strowger.api.core.Health;
import org.strowger.api.core.Health.Status;
import org.strowger.api.core.HealthCheck;
import org.strowger.api.core.Text;
import org.strowger.rest.fake.FakePlugins;

public class HealthBoardTest {
    private final HealthBoard board = new HealthBoard(() -> null);

    private HealthCheck add(String name, Health health) {
        HealthCheck check = check(name, health);
        board.addCheck(check);
        return check;
    }

    private static HealthCheck check(String name, Health health) {
        return new HealthCheck() {
            @Override
            public String component() {
                return name;
            }

            @Override
            public Health check() {
                if (health == null) {
                    throw new IllegalStateException("broken");
                }
                return health;
            }
        };
    }

    private List<HealthCheck> addRequired() {
        List<HealthCheck> checks = new ArrayList<>();
        HealthBoard.REQUIRED.forEach(name -> checks.add(add(name, Health.READY)));
        return checks;
    }

    @Test
    public void isReadyOnlyWhenEveryRequiredComponentIs() {
        assertThat(board.report().status()).isEqualTo(Status.STARTING);
        List<HealthCheck> checks = addRequired();
        assertThat(board.report().status()).isEqualTo(Status.READY);
        assertThat(board.report().usable()).isTrue();
        board.removeCheck(checks.get(0));
        assertThat(board.report().status()).isEqualTo(Status.STARTING);
        assertThat(board.report().usable()).isFalse();
    }

    @Test
    public void theWorstDecides() {
        addRequired();
        add("extra", new Health(Status.DEGRADED, Text.of("slow", "慢")));
        assertThat(board.report().status()).isEqualTo(Status.DEGRADED);
        assertThat(board.report().usable()).isTrue();
        add("sip", new Health(Status.FAILED, Text.of("port taken", "端口被占用")));
        assertThat(board.report().status()).isEqualTo(Status.FAILED);
        assertThat(board.report().components())
                .filteredOn(c -> c.name().equals("sip"))
                .singleElement()
                .satisfies(c -> assertThat(c.reason().en()).isEqualTo("port taken"));
    }

    @Test
    public void aCheckThatThrowsCountsAsFailed() {
        addRequired();
        add("extra", null);
        assertThat(board.report().status()).isEqualTo(Status.FAILED);
    }

    @Test
    public void whatAnAdministratorStoppedIsNoFault() {
        FakePlugins plugins = new FakePlugins();
        HealthBoard withPlugins = new HealthBoard(() -> plugins);
        HealthBoard.REQUIRED.stream()
                .filter(name -> !name.equals("sip"))
                .forEach(name -> withPlugins.addCheck(check(name, Health.READY)));
        assertThat(withPlugins.report().status()).isEqualTo(Status.DEGRADED);
        assertThat(withPlugins.report().usable()).isTrue();
    }
}
