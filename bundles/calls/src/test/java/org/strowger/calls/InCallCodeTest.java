package org.strowger.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.calls.Until.until;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.Cause;
import org.strowger.api.call.InCall;
import org.strowger.api.call.InCallCode;
import org.strowger.api.call.Party;
import org.strowger.api.core.Text;
import org.strowger.calls.settings.FeatureCodeSetting;
import org.strowger.testkit.ConfigRecords;
import org.strowger.testkit.FakeLeg;
import org.strowger.testkit.FakeMediaService;

/** 100 talks with 101, and one of them presses a code. */
public class InCallCodeTest {
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    @Rule
    public final Exchange exchange = new Exchange();

    private final List<String> pressed = new CopyOnWriteArrayList<>();
    private FakeLeg caller;
    private FakeLeg callee;

    private void code(String id, String code, Consumer<InCall> does) {
        exchange.others.add(new InCallCode() {
            @Override
            public String id() {
                return id;
            }

            @Override
            public Text name() {
                return new Text("Name of " + id, id + " 的名称");
            }

            @Override
            public String defaultCode() {
                return code;
            }

            @Override
            public void pressed(InCall call) {
                pressed.add(id + " by " + call.party().number() + " to "
                        + call.other().number());
                does.accept(call);
            }
        });
    }

    private void code(String id, String code) {
        code(id, code, call -> {});
    }

    @Before
    public void talk() {
        talk(FakeLeg.from("100"));
    }

    private void talk(FakeLeg from) {
        callee = exchange.phones.phone("101");
        caller = exchange.call(from, "101");
        callee.answers();
    }

    /** Anew, with the codes that are there now. */
    private void again() {
        caller.hangsUp();
        talk();
    }

    private static void press(FakeLeg phone, String keys) {
        keys.chars().forEach(key -> phone.media().presses((char) key));
    }

    private static String heard(FakeLeg phone) {
        StringBuilder heard = new StringBuilder();
        phone.media().sentDigits().forEach(heard::append);
        return heard.toString();
    }

    @Test
    public void withoutCodesKeysAreLeftToTheBridge() {
        press(caller, "*4");
        assertThat(heard(callee)).isEmpty();
        assertThat(exchange.media.bridges().get(0).passesDigits(caller.media())).isTrue();
        caller.hangsUp();
    }

    @Test
    public void aCodeIsNotHeardByTheOtherPartyAndDoesWhatItIsFor() {
        code("park", "*4");
        again();
        assertThat(exchange.media.bridges().get(0).passesDigits(caller.media())).isFalse();
        press(callee, "*4");
        assertThat(pressed).containsExactly("park by 101 to 100");
        press(caller, "*");
        caller.presses('4');
        exchange.time.advance(PATIENCE);
        assertThat(pressed).containsExactly("park by 101 to 100", "park by 100 to 101");
        assertThat(heard(caller)).isEmpty();
        assertThat(heard(callee)).isEmpty();
        caller.hangsUp();
    }

    @Test
    public void keysThatAreNoCodeAreSentOnInTheirOrder() {
        code("park", "*4");
        again();
        press(caller, "1*");
        assertThat(heard(callee)).isEqualTo("1");
        press(caller, "5");
        assertThat(heard(callee)).isEqualTo("1*5");
        press(caller, "**");
        assertThat(heard(callee)).isEqualTo("1*5*");
        press(caller, "4");
        assertThat(pressed).hasSize(1);
        assertThat(heard(callee)).isEqualTo("1*5*");
        caller.hangsUp();
    }

    @Test
    public void aBeginningThatDoesNotGoOnIsSentOnAfterAWhile() {
        code("park", "*4");
        again();
        press(caller, "*");
        exchange.time.advance(PATIENCE.minusMillis(1));
        assertThat(heard(callee)).isEmpty();
        exchange.time.advance(Duration.ofMillis(1));
        assertThat(heard(callee)).isEqualTo("*");
        press(caller, "4");
        assertThat(heard(callee)).isEqualTo("*4");
        assertThat(pressed).isEmpty();
        caller.hangsUp();
    }

    @Test
    public void theTimeIsASetting() {
        exchange.settings(Map.of("inCallKeyTime", 3000));
        code("park", "*4");
        again();
        press(caller, "*");
        exchange.time.advance(Duration.ofMillis(2900));
        press(caller, "4");
        assertThat(pressed).hasSize(1);
        caller.hangsUp();
    }

    @Test
    public void aCodeThatBeginsALongerOneWaitsForIt() {
        code("record", "*1");
        code("mark", "*12");
        again();
        press(caller, "*1");
        assertThat(pressed).isEmpty();
        press(caller, "2");
        assertThat(pressed).containsExactly("mark by 100 to 101");
        press(caller, "*1");
        exchange.time.advance(PATIENCE);
        assertThat(pressed).hasSize(2).last().isEqualTo("record by 100 to 101");
        press(caller, "*17");
        assertThat(pressed).hasSize(3).last().isEqualTo("record by 100 to 101");
        assertThat(heard(callee)).isEqualTo("7");
        caller.hangsUp();
    }

    @Test
    public void anotherCodeCanBeSetOrNone() {
        code("park", "*4");
        again();
        set("park", "#7", true);
        press(caller, "*4#7");
        assertThat(pressed).hasSize(1);
        assertThat(heard(callee)).isEqualTo("*4");
        set("park", "#7", false);
        press(caller, "#7");
        assertThat(pressed).hasSize(1);
        assertThat(exchange.media.bridges().get(0).passesDigits(caller.media())).isTrue();
        caller.hangsUp();
    }

    private void set(String id, String code, boolean enabled) {
        exchange.config.put(
                id, ConfigRecords.make(FeatureCodeSetting.class, Map.of("id", id, "code", code, "enabled", enabled)));
    }

    @Test
    public void codesOfBothKindsAreKeptApart() {
        code("park", "*4");
        exchange.codes.add(new FakeCode("echo", "*43", false));
        FeatureCodeSetting item =
                ConfigRecords.make(FeatureCodeSetting.class, Map.of("id", "echo", "code", "*4", "enabled", true));
        exchange.config.put("echo", item);
        assertThat(new FeatureCodeDeclaration(exchange).validate(item, exchange.config.snapshot()))
                .hasSize(1)
                .first()
                .satisfies(problem -> assertThat(problem.text().en()).contains("Name of park"));
        caller.hangsUp();
    }

    @Test
    public void outsidersPressNoCodes() {
        code("park", "*4");
        caller.hangsUp();
        talk(new FakeLeg(true, new Party("13800138000", "", "", false)));
        assertThat(exchange.media.bridges().get(0).passesDigits(caller.media())).isTrue();
        press(caller, "*4");
        assertThat(pressed).isEmpty();
        assertThat(heard(callee)).isEmpty();
        caller.hangsUp();
    }

    @Test
    public void codesThatComeDuringACallWorkFromTheFirstKeyOn() {
        code("park", "*4");
        press(caller, "*4");
        assertThat(pressed).containsExactly("park by 100 to 101");
        // The first was on its way already.
        assertThat(heard(callee)).isEmpty();
        exchange.others.clear();
        press(caller, "*");
        assertThat(heard(callee)).isEqualTo("*");
        assertThat(exchange.media.bridges().get(0).passesDigits(caller.media())).isTrue();
        caller.hangsUp();
    }

    @Test
    public void aFeatureThatFailsDoesNotEndTheTalk() {
        code("broken", "*4", call -> {
            throw new IllegalStateException("broken feature");
        });
        again();
        press(caller, "*4");
        assertThat(exchange.joined(caller, callee)).isTrue();
        caller.hangsUp();
    }

    @Test
    public void theOtherPartyGoesElsewhereAndWhoPressedHearsAScript() {
        code(
                "park",
                "*4",
                call -> call.part("41", to -> to.dial("102", null, to::reject), session -> {
                    session.play(new FakeMediaService.Source(
                            "slot 41 for " + session.caller().number()));
                }));
        again();
        String first = exchange.onlyCall().id();
        FakeLeg target = exchange.phones.phone("102");
        press(callee, "*4");
        until(() -> callee.media().playing().equals("slot 41 for 101"));
        target.answers();
        assertThat(exchange.joined(caller, target)).isTrue();
        callee.media().playedToTheEnd();
        until(callee::ended);
        assertThat(caller.ended()).isFalse();
        caller.hangsUp();
        until(() -> exchange.records.size() == 3);
        CallRecord one = exchange.records.get(1);
        CallRecord other = exchange.records.get(2);
        assertThat(one.id()).isEqualTo(first);
        assertThat(other.linkedId()).isEqualTo(first);
        assertThat(other.dialed()).isEqualTo("41");
        assertThat(other.answeredBy()).isEqualTo("102");
        assertThat(one.transfers()).containsExactlyElementsOf(other.transfers()).hasSize(1);
        assertThat(one.transfers().get(0).by().number()).isEqualTo("101");
        assertThat(one.transfers().get(0).transferred().number()).isEqualTo("100");
    }

    @Test
    public void whoPressedIsToldWhyNothingComesOfItAndTheTwoTalkOn() {
        InCall[] kept = new InCall[1];
        code("park", "*4", call -> {
            kept[0] = call;
            call.say(new FakeMediaService.Source("all places are taken"));
        });
        again();
        press(callee, "*4");
        assertThat(callee.media().playing()).isEqualTo("all places are taken");
        assertThat(caller.media().playing()).isEmpty();
        assertThat(exchange.joined(caller, callee)).isTrue();
        callee.media().playedToTheEnd();
        assertThat(callee.media().playing()).isEmpty();
        press(callee, "*4");
        caller.hangsUp();
        assertThat(callee.media().playing()).isEmpty();
        kept[0].say(new FakeMediaService.Source("nobody is there"));
        assertThat(callee.media().playing()).isEmpty();
    }

    @Test
    public void theMusicOfWhoHoldsGoesOnAfterWhatIsSaid() {
        code("park", "*4", call -> call.say(new FakeMediaService.Source("all places are taken")));
        again();
        callee.holds(true);
        String music = caller.media().playing();
        assertThat(music).startsWith("music");
        press(caller, "*4");
        callee.holds(true);
        assertThat(caller.media().playing()).isEqualTo("all places are taken");
        caller.media().playedToTheEnd();
        assertThat(caller.media().playing()).isEqualTo(music);
        caller.hangsUp();
    }

    @Test
    public void theDestinationIsEnteredOnThePermissionOfWhoPressed() {
        List<String> authorities = new CopyOnWriteArrayList<>();
        code(
                "park",
                "*4",
                call -> call.part(
                        "41",
                        to -> {
                            authorities.add(to.authority().number());
                            to.reject(Cause.NORMAL_CLEARING);
                        },
                        session -> {}));
        again();
        press(caller, "*4");
        until(caller::ended);
        assertThat(authorities).containsExactly("100");
        assertThat(callee.ended()).isTrue();
    }

    @Test
    public void whoPressedMayHangUpAtOnce() {
        code(
                "park",
                "*4",
                call -> call.part(
                        "41",
                        to -> to.hold(null, Duration.ofSeconds(10), after -> after.reject(Cause.NORMAL_CLEARING)),
                        session -> session.play(new FakeMediaService.Source("slot"))));
        again();
        press(callee, "*4");
        until(() -> callee.media().playing().equals("slot"));
        callee.hangsUp();
        assertThat(caller.media().playing()).isEqualTo("music music101");
        until(() -> exchange.records.size() == 2);
        assertThat(exchange.records.get(1).hungUpBy()).isEqualTo("callee");
        caller.hangsUp();
    }

    @Test
    public void theScriptOfWhoPressedLeadsNowhereElse() {
        code(
                "park",
                "*4",
                call -> call.part(
                        "41",
                        to -> to.hold(null, Duration.ofSeconds(10), after -> {}),
                        session -> session.enter(to -> to.dial("102", null, to::reject))));
        again();
        FakeLeg target = exchange.phones.phone("102");
        press(callee, "*4");
        until(callee::ended);
        assertThat(target.asked()).isEmpty();
        caller.hangsUp();
    }

    @Test
    public void theyArePartedOnce() {
        InCall[] kept = new InCall[1];
        code("park", "*4", call -> {
            kept[0] = call;
            call.part("41", to -> to.hold(null, Duration.ofSeconds(10), after -> {}), session -> {});
            call.part("42", to -> to.hold(null, Duration.ofSeconds(10), after -> {}), session -> {});
        });
        again();
        press(callee, "*4");
        until(callee::ended);
        assertThat(exchange.calls.calls()).hasSize(1);
        assertThat(exchange.onlyCall().dialed()).isEqualTo("41");
        kept[0].part("43", to -> {}, session -> {});
        assertThat(exchange.calls.calls()).hasSize(1);
        caller.hangsUp();
    }

    @Test
    public void outboundCallsAreNotSentElsewhereWhereThatIsForbidden() {
        exchange.settings(Map.of("transferOutbound", false));
        code("park", "*4", call -> call.part("41", to -> to.reject(Cause.NORMAL_CLEARING), session -> {}));
        caller.hangsUp();
        FakeLeg outside = exchange.phones.phone(new FakeLeg(false, new Party("103", "", "", false)));
        caller = exchange.call("103");
        outside.answers();
        press(caller, "*4");
        assertThat(pressed).hasSize(1);
        assertThat(exchange.joined(caller, outside)).isTrue();
        caller.hangsUp();
    }
}
