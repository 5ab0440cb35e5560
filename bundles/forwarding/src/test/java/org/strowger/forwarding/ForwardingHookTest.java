package org.strowger.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Test;
import org.strowger.api.call.Cause;
import org.strowger.api.call.DialAttempt;
import org.strowger.api.call.DialDecision;
import org.strowger.api.call.Diversion;
import org.strowger.api.call.Party;
import org.strowger.testkit.FakeConfig;
import org.strowger.testkit.FakeMediaService;

public class ForwardingHookTest {
    private final FakeConfig config = new FakeConfig();
    private final FakeMediaService media = new FakeMediaService();
    private final ForwardingHook hook = new ForwardingHook(config, media);
    private DialAttempt attempt = attempt("100");

    @Before
    public void shippedPrompt() {
        media.addPrompt("forwarding-notice");
    }

    private static DialAttempt attempt(String caller, String... passedOnBy) {
        List<Diversion> diversions = List.of(passedOnBy).stream()
                .map(by -> new Diversion(Party.extension(by, ""), Diversion.Reason.BUSY))
                .toList();
        return new DialAttempt("call", "101", Party.extension(caller, ""), diversions, false, Locale.CHINESE);
    }

    private void set(Object... fields) {
        config.put("101", Forwardings.of("101", fields));
    }

    /** Such as {@code 102 BUSY}, {@code RingFor PT10S}, {@code Refuse USER_BUSY}, {@code -}. */
    private static String text(DialDecision decision) {
        if (decision instanceof DialDecision.Divert divert) {
            return divert.number() + " " + divert.reason() + (divert.notice() == null ? "" : " " + divert.notice());
        }
        if (decision instanceof DialDecision.RingFor ring) {
            return "RingFor " + ring.longest();
        }
        return decision instanceof DialDecision.Refuse refuse ? "Refuse " + refuse.cause() : "-";
    }

    private String before() {
        return text(hook.before(attempt));
    }

    private String failed(Cause cause) {
        return text(hook.failed(attempt, cause));
    }

    @Test
    public void whoHasSetNothingIsCalledAsEver() {
        assertThat(before()).isEqualTo("-");
        assertThat(failed(Cause.NO_ANSWER)).isEqualTo("-");
        set(
                "alwaysTarget",
                "102",
                "busyTarget",
                "103",
                "noAnswerTarget",
                "104",
                "noAnswerTimeout",
                Duration.ofSeconds(9));
        assertThat(before()).isEqualTo("-");
        for (Cause cause : Cause.values()) {
            assertThat(failed(cause)).isEqualTo("-");
        }
    }

    @Test
    public void allCallsGoElsewhereAtOnce() {
        set("alwaysEnabled", true, "alwaysTarget", "0102");
        assertThat(before()).isEqualTo("0102 UNCONDITIONAL");
    }

    @Test
    public void eachKindActsOnItsOccasionAlone() {
        set("busyEnabled", true, "busyTarget", "201");
        assertThat(failed(Cause.USER_BUSY)).isEqualTo("201 BUSY");
        assertThat(failed(Cause.CALL_REJECTED)).isEqualTo("201 BUSY");
        assertThat(failed(Cause.NO_ANSWER) + failed(Cause.SUBSCRIBER_ABSENT)).isEqualTo("--");
        set("noAnswerEnabled", true, "noAnswerTarget", "202");
        assertThat(failed(Cause.NO_ANSWER)).isEqualTo("202 NO_ANSWER");
        assertThat(failed(Cause.USER_BUSY) + failed(Cause.SUBSCRIBER_ABSENT)).isEqualTo("--");
        set("unreachableEnabled", true, "unreachableTarget", "203");
        assertThat(failed(Cause.SUBSCRIBER_ABSENT)).isEqualTo("203 UNAVAILABLE");
        assertThat(failed(Cause.TEMPORARY_FAILURE)).isEqualTo("203 UNAVAILABLE");
        assertThat(failed(Cause.USER_BUSY) + failed(Cause.NO_ANSWER)).isEqualTo("--");
        set("noAnswerOrBusyEnabled", true, "noAnswerOrBusyTarget", "204");
        assertThat(failed(Cause.NO_ANSWER) + failed(Cause.USER_BUSY)).isEqualTo("204 NO_ANSWER204 BUSY");
        assertThat(failed(Cause.SUBSCRIBER_ABSENT)).isEqualTo("-");
        set("noAnswerOrUnreachableEnabled", true, "noAnswerOrUnreachableTarget", "205");
        assertThat(failed(Cause.NO_ANSWER) + failed(Cause.SUBSCRIBER_ABSENT)).isEqualTo("205 NO_ANSWER205 UNAVAILABLE");
        assertThat(failed(Cause.USER_BUSY)).isEqualTo("-");
    }

    @Test
    public void theSpecialKindComesBeforeTheGeneralOne() {
        Object[] general = {
            "noAnswerOrBusyEnabled", true, "noAnswerOrBusyTarget", "204",
            "noAnswerOrUnreachableEnabled", true, "noAnswerOrUnreachableTarget", "205"
        };
        set(general);
        assertThat(failed(Cause.NO_ANSWER)).isEqualTo("204 NO_ANSWER");
        config.put("101", Forwardings.of("101", with(general, "noAnswerEnabled", true, "noAnswerTarget", "202")));
        assertThat(failed(Cause.NO_ANSWER)).isEqualTo("202 NO_ANSWER");
        config.put("101", Forwardings.of("101", with(general, "busyEnabled", true, "busyTarget", "201")));
        assertThat(failed(Cause.USER_BUSY)).isEqualTo("201 BUSY");
        config.put("101", Forwardings.of("101", with(general, "unreachableEnabled", true, "unreachableTarget", "203")));
        assertThat(failed(Cause.SUBSCRIBER_ABSENT)).isEqualTo("203 UNAVAILABLE");
    }

    private static Object[] with(Object[] some, Object... more) {
        return Stream.of(some, more).flatMap(Arrays::stream).toArray();
    }

    @Test
    public void aPhoneThatShowsNoSignOfLifeIsGoneOrElseNotAnswered() {
        set("noAnswerEnabled", true, "noAnswerTarget", "202");
        assertThat(failed(Cause.NO_USER_RESPONSE)).isEqualTo("202 UNAVAILABLE");
        set("noAnswerEnabled", true, "noAnswerTarget", "202", "unreachableEnabled", true, "unreachableTarget", "203");
        assertThat(failed(Cause.NO_USER_RESPONSE)).isEqualTo("203 UNAVAILABLE");
    }

    @Test
    public void whoGaveUpIsNotForwarded() {
        set("busyEnabled", true, "busyTarget", "201", "noAnswerEnabled", true, "noAnswerTarget", "202");
        for (Cause over : List.of(Cause.ORIGINATOR_CANCEL, Cause.CLEARED_BY_ADMIN, Cause.TOO_MANY_HOPS)) {
            assertThat(failed(over)).isEqualTo("-");
        }
    }

    @Test
    public void itRingsAsLongAsTheKindThatWillBeUsedWants() {
        Duration ten = Duration.ofSeconds(10);
        Duration twenty = Duration.ofSeconds(20);
        set("noAnswerEnabled", true, "noAnswerTarget", "202", "noAnswerTimeout", ten);
        assertThat(before()).isEqualTo("RingFor PT10S");
        set(
                "noAnswerOrUnreachableEnabled",
                true,
                "noAnswerOrUnreachableTarget",
                "205",
                "noAnswerOrUnreachableTimeout",
                twenty);
        assertThat(before()).isEqualTo("RingFor PT20S");
        set(
                "noAnswerEnabled",
                true,
                "noAnswerTarget",
                "202",
                "noAnswerOrBusyEnabled",
                true,
                "noAnswerOrBusyTarget",
                "204",
                "noAnswerOrBusyTimeout",
                twenty);
        assertThat(before()).as("the first one leaves it to the system").isEqualTo("-");
    }

    @Test
    public void doNotDisturbRejectsEverybodyAndStopsForwarding() {
        set(
                "dnd",
                true,
                "alwaysEnabled",
                true,
                "alwaysTarget",
                "102",
                "vipCallers",
                List.of("100"),
                "busyEnabled",
                true,
                "busyTarget",
                "201");
        assertThat(before()).isEqualTo("Refuse USER_BUSY");
        assertThat(failed(Cause.USER_BUSY)).isEqualTo("-");
    }

    @Test
    public void vipCallersRingThePhonesAllTheSame() {
        Duration ten = Duration.ofSeconds(10);
        set(
                "alwaysEnabled",
                true,
                "alwaysTarget",
                "102",
                "vipCallers",
                List.of("555", "100"),
                "noAnswerEnabled",
                true,
                "noAnswerTarget",
                "202",
                "noAnswerTimeout",
                ten);
        assertThat(before()).isEqualTo("RingFor PT10S");
        assertThat(failed(Cause.NO_ANSWER)).isEqualTo("202 NO_ANSWER");
        attempt = attempt("109");
        assertThat(before()).isEqualTo("102 UNCONDITIONAL");
    }

    @Test
    public void whoTakesTheCallsCanCall() {
        set("alwaysEnabled", true, "alwaysTarget", "102", "noAnswerEnabled", true, "noAnswerTarget", "102");
        attempt = attempt("102");
        assertThat(before()).isEqualTo("-");
        assertThat(failed(Cause.NO_ANSWER)).isEqualTo("-");
    }

    @Test
    public void aCallThatWouldGoInCirclesEndsUnanswered() {
        set("alwaysEnabled", true, "alwaysTarget", "102", "noAnswerEnabled", true, "noAnswerTarget", "103");
        attempt = attempt("100", "102");
        assertThat(before()).isEqualTo("Refuse NO_ANSWER");
        assertThat(failed(Cause.NO_ANSWER)).isEqualTo("103 NO_ANSWER");
        attempt = attempt("100", "103", "102");
        assertThat(failed(Cause.NO_ANSWER)).as("left to the call to refuse").isEqualTo("103 NO_ANSWER");
    }

    @Test
    public void anotherKindIsTakenWhereTheFirstLeadsBack() {
        set(
                "noAnswerEnabled",
                true,
                "noAnswerTarget",
                "102",
                "noAnswerOrBusyEnabled",
                true,
                "noAnswerOrBusyTarget",
                "104");
        attempt = attempt("100", "102");
        assertThat(failed(Cause.NO_ANSWER)).isEqualTo("104 NO_ANSWER");
    }

    @Test
    public void theCallerIsToldInHisLanguage() {
        media.addPrompt("boss-away");
        set("alwaysEnabled", true, "alwaysTarget", "102", "alwaysNotice", true);
        assertThat(before()).isEqualTo("102 UNCONDITIONAL prompt forwarding-notice zh");
        set("busyEnabled", true, "busyTarget", "201", "busyNotice", true, "busyPrompt", "boss-away");
        assertThat(failed(Cause.USER_BUSY)).isEqualTo("201 BUSY prompt boss-away zh");
        set("busyEnabled", true, "busyTarget", "201", "busyNotice", true, "busyPrompt", "gone");
        assertThat(failed(Cause.USER_BUSY)).as("the shipped one").isEqualTo("201 BUSY prompt forwarding-notice zh");
    }

    @Test
    public void aCallIsForwardedWithoutPromptsToo() {
        ForwardingHook silent = new ForwardingHook(config, new FakeMediaService());
        set("alwaysEnabled", true, "alwaysTarget", "102", "alwaysNotice", true);
        assertThat(text(silent.before(attempt))).isEqualTo("102 UNCONDITIONAL");
    }
}
