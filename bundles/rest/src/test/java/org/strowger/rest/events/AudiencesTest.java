package org.strowger.rest.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.Test;
import org.strowger.api.accounts.Account;
import org.strowger.api.accounts.Role;
import org.strowger.api.call.CallEvent;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Party;
import org.strowger.api.config.ConfigCommitted;

public class AudiencesTest {
    private static final Instant NOW = Instant.EPOCH;
    private static final Party ANN = Party.extension("101", "Ann");
    private static final Party BEA = Party.extension("102", "Bea");
    private final Audiences audiences = new Audiences();

    private static Account user(String extension) {
        return new Account(extension, Role.USER, extension);
    }

    @Test
    public void bothSidesOfACallSeeAllOfItOnceTheyTakePart() {
        Audience started = audiences.of(new CallEvent.Started(NOW, "c", ANN, "102"));
        audiences.of(new CallEvent.Ringing(NOW, "c", "l", BEA));
        Audience ended = audiences.of(
                new CallEvent.Ended(NOW, "c", ANN, "102", "102", CallRecord.Result.ANSWERED, Cause.NORMAL_CLEARING, 3));
        assertThat(started.includes(user("101"))).isTrue();
        assertThat(started.includes(user("102"))).isFalse();
        assertThat(ended.includes(user("101"))).isTrue();
        assertThat(ended.includes(user("102"))).isTrue();
        assertThat(ended.includes(user("103"))).isFalse();
        assertThat(ended.includes(user(""))).isFalse();
        assertThat(ended.includes(new Account("b", Role.BILLING, ""))).isTrue();
    }

    @Test
    public void configurationIsForStaff() {
        Audience audience = audiences.of(new ConfigCommitted(NOW, 1, "admin", "rest", List.of()));
        assertThat(audience.includes(new Account("o", Role.OPERATOR, ""))).isTrue();
        assertThat(audience.includes(new Account("b", Role.BILLING, ""))).isFalse();
        assertThat(audience.includes(user("101"))).isFalse();
    }
}
