package org.strowger.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.strowger.calls.Until.until;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.CallView;
import org.strowger.api.call.Destination;
import org.strowger.api.call.IncomingCall;
import org.strowger.api.call.Leg;
import org.strowger.api.call.NumberProvider;
import org.strowger.api.call.Party;
import org.strowger.api.core.ProblemException;
import org.strowger.api.plugin.Contribution;
import org.strowger.api.plugin.Drain;
import org.strowger.testkit.FakeLeg;

/** A bundle is taken out of service, or simply stopped, while calls are inside what it does. */
public class DrainTest {
    /** Where the script of 504 wants its callers to go; no class of the plug-in. */
    public static final Destination OWN_FALLBACK = call -> call.dial("103", null, call::reject);

    private static final long ID = 77;
    private static final Set<Long> BUNDLE = Set.of(ID);
    private static final Duration WITHIN = Duration.ofSeconds(30);
    private static final String PROMPT = "prompt service-unavailable en";

    @Rule
    public final Exchange exchange = new Exchange();

    private FakeBundle bundle = new FakeBundle(ID, FakePlugin.class);
    private FakeLeg operator;

    @Before
    public void plugin() {
        exchange.numbers.add(bundle.make(NumberProvider.class));
        exchange.media.addPrompt("service-unavailable");
        exchange.settings(Map.of("operatorExtension", "102"));
        operator = exchange.phones.phone("102");
    }

    private Drain drain() {
        return exchange.calls.drain(BUNDLE, WITHIN);
    }

    private FakeLeg inScript(String number) {
        FakeLeg caller = exchange.call(number);
        until(() -> state() == CallView.State.IN_SCRIPT);
        return caller;
    }

    private CallView.State state() {
        return exchange.onlyCall().state();
    }

    /** The caller has heard the prompt and is connected with the operator. */
    private void servedByOperator(FakeLeg caller) {
        until(() -> caller.media().playing().equals(PROMPT));
        caller.media().playedToTheEnd();
        operator.answers();
        until(() -> exchange.joined(caller, operator));
        caller.hangsUp();
    }

    private List<String> steps() {
        until(() -> exchange.records.size() == 1);
        return exchange.onlyRecord().steps().stream()
                .map(CallRecord.Step::decision)
                .toList();
    }

    @Test
    public void newCallsGoToTheFallbackAtOnce() {
        Drain drain = drain();
        FakeLeg caller = exchange.call("500");
        assertThat(caller.asked()).contains("progress").doesNotContain("answer any");
        servedByOperator(caller);
        assertThat(steps()).contains("500 is out of service");
        drain.end();
        inScript("500").hangsUp();
    }

    @Test
    public void itsCodesToo() {
        exchange.codes.add(bundle.make(org.strowger.api.call.FeatureCode.class));
        Drain drain = drain();
        servedByOperator(exchange.call("*500"));
        assertThat(steps()).contains("*500 is out of service");
        drain.end();
        FakeLeg outsider = exchange.call(new FakeLeg(true, new Party("13800138000", "", "", false)), "*500");
        assertThat(outsider.asked()).contains("hangup UNALLOCATED_NUMBER");
    }

    @Test
    public void scriptsGoOnForAWhileAndThenTheirCallersGoToTheFallback() {
        FakeLeg caller = inScript("500");
        Drain drain = drain();
        assertThat(drain.remaining()).isEqualTo(1);
        assertThat(drain.losses().en()).isEmpty();
        exchange.time.advance(WITHIN.minusSeconds(1));
        assertThat(state()).isEqualTo(CallView.State.IN_SCRIPT);
        exchange.time.advance(Duration.ofSeconds(1));
        until(() -> drain.remaining() == 0);
        servedByOperator(caller);
        until(() -> exchange.threads.scripts().running() == 0);
        assertThat(steps()).contains("the script is out of service");
        exchange.time.advance(Duration.ofSeconds(2));
        drain.end();
    }

    @Test
    public void whoIsDoneInTimeNoticesNothing() {
        FakeLeg caller = inScript("500");
        Drain drain = drain();
        caller.presses('1');
        until(() -> caller.media().playing().startsWith("tone"));
        caller.media().playedToTheEnd();
        until(caller::ended);
        until(() -> drain.remaining() == 0);
        assertThat(caller.media().played()).doesNotContain(PROMPT);
        drain.end();
    }

    @Test
    public void aScriptMaySayWhereItsCallersGo() {
        FakeLeg own = exchange.phones.phone("103");
        FakeLeg caller = inScript("504");
        until(() -> exchange.onlyCall().answeredAt() != null);
        Drain drain = exchange.calls.drain(BUNDLE, Duration.ZERO);
        until(() -> caller.media().playing().equals(PROMPT));
        caller.media().playedToTheEnd();
        own.answers();
        assertThat(exchange.joined(caller, own)).isTrue();
        assertThat(operator.asked()).isEmpty();
        caller.hangsUp();
        drain.end();
        exchange.time.advance(Duration.ofSeconds(2));
    }

    @Test
    public void whoIsKeptWaitingGoesWhereItWasToGo() {
        FakeLeg parker = exchange.phones.phone("105");
        FakeLeg caller = exchange.call("501");
        Drain drain = drain();
        assertThat(drain.remaining()).isEqualTo(1);
        exchange.time.advance(WITHIN);
        parker.answers();
        assertThat(exchange.joined(caller, parker)).isTrue();
        assertThat(drain.remaining()).isZero();
        caller.hangsUp();
        drain.end();
    }

    @Test
    public void nobodyIsKeptWaitingAnew() {
        FakeLeg caller = exchange.call("506");
        Drain drain = drain();
        exchange.time.advance(WITHIN);
        servedByOperator(caller);
        drain.end();
    }

    @Test
    public void whatRingsGoesOnRingingAndThenGoesToTheFallback() {
        FakeLeg phone = exchange.phones.phone("106");
        FakeLeg caller = exchange.call("502");
        phone.rings();
        Drain drain = exchange.calls.drain(BUNDLE, Duration.ZERO);
        assertThat(phone.ended()).isFalse();
        phone.hangsUp(org.strowger.api.call.Cause.USER_BUSY);
        servedByOperator(caller);
        drain.end();
    }

    @Test
    public void whoWasToDecideIsNotWaitedFor() {
        FakeLeg caller = exchange.call("503");
        Drain drain = exchange.calls.drain(BUNDLE, Duration.ZERO);
        servedByOperator(caller);
        drain.end();
    }

    @Test
    public void aScriptThatDoesNotNoticeIsInterrupted() {
        FakeLeg caller = inScript("505");
        Drain drain = exchange.calls.drain(BUNDLE, Duration.ZERO);
        servedByOperator(caller);
        assertThat(exchange.threads.scripts().running()).isEqualTo(1);
        exchange.time.advance(Duration.ofSeconds(2));
        until(() -> exchange.threads.scripts().running() == 0);
        drain.end();
    }

    @Test
    public void aBundleThatIsStoppedWithoutNoticeLosesNoCaller() {
        FakeLeg caller = inScript("500");
        exchange.numbers.remove(exchange.numbers.size() - 1);
        bundle.stop();
        exchange.drains.gone(ID);
        servedByOperator(caller);
        exchange.time.advance(Duration.ofSeconds(2));
    }

    @Test
    public void talkingCallsHaveNothingToDoWithIt() {
        FakeLeg phone = exchange.phones.phone("106");
        FakeLeg caller = exchange.call("502");
        phone.answers();
        Drain drain = exchange.calls.drain(BUNDLE, Duration.ZERO);
        assertThat(drain.remaining()).isZero();
        assertThat(exchange.joined(caller, phone)).isTrue();
        caller.hangsUp();
        drain.end();
    }

    @Test
    public void twoDrainsOfABundleAreTwo() {
        Drain one = drain();
        Drain other = drain();
        one.end();
        one.end();
        FakeLeg caller = exchange.call("500");
        assertThat(caller.media().playing()).isEqualTo(PROMPT);
        caller.hangsUp();
        other.end();
        inScript("500").hangsUp();
    }

    @Test
    public void callsByATechnologyAreLostWithItAndNewOnesRefused() {
        FakeBundle technology = new FakeBundle(88, FakeLeg.class);
        FakeLeg phone = exchange.phones.phone("101");
        Leg caller = leg(technology);
        exchange.calls.incoming(new IncomingCall(caller, "101", "127.0.0.1"));
        phone.answers();
        Drain drain = exchange.calls.drain(Set.of(88L), WITHIN);
        assertThat(drain.remaining()).isEqualTo(1);
        assertThat(drain.losses().en()).isEqualTo("1 call");
        assertThat(drain.losses().zh()).isEqualTo("1 个通话");
        Leg second = leg(technology);
        exchange.calls.incoming(new IncomingCall(second, "101", "127.0.0.1"));
        assertThat(second.state()).isEqualTo(Leg.State.ENDED);
        exchange.time.advance(WITHIN);
        assertThat(exchange.onlyCall().state()).isEqualTo(CallView.State.TALKING);
        phone.hangsUp();
        assertThat(drain.remaining()).isZero();
        assertThat(drain.losses().en()).isEmpty();
        drain.end();
    }

    private static Leg leg(FakeBundle technology) {
        return technology.make(
                Leg.class, new Class<?>[] {boolean.class, Party.class}, true, Party.extension("100", "User"));
    }

    @Test
    public void withoutWhatCallsStandOnThereAreNone() {
        Draining draining = new Draining(exchange.drains, exchange.time, List::of, Set.of(5L));
        assertThat(draining.admits(null)).isTrue();
        Drain drain = draining.begin(Set.of(5L, 6L), WITHIN);
        assertThat(draining.admits(null)).isFalse();
        drain.end();
        assertThat(draining.admits(null)).isTrue();
        draining.stop();
    }

    @Test
    public void nothingIsOriginatedWhileTheSystemStops() {
        exchange.calls.stop();
        assertThatThrownBy(() -> exchange.calls.originate("100", "101")).isInstanceOf(ProblemException.class);
    }

    @Test
    public void contributionsTellWhoseTheyAreAndWhetherTheyServe() {
        exchange.codes.add(bundle.make(org.strowger.api.call.FeatureCode.class));
        CallContributions source = new CallContributions(exchange, exchange.drains, exchange.config);
        Drain drain = drain();
        assertThat(source.contributions())
                .contains(new Contribution(
                        "feature-code", "plugin", new org.strowger.api.core.Text("Plug-in", "插件"), "*500", ID, false))
                .anyMatch(each ->
                        each.kind().equals("number-provider") && each.id().equals("test") && each.active())
                .anyMatch(each ->
                        each.kind().equals("leg-technology") && each.id().equals("fake"));
        drain.end();
        assertThat(source.contributions()).anyMatch(each -> each.id().equals("plugin") && each.active());
    }

    /** Calls that a plug-in has handled and that go on talking hold none of its classes. */
    @Test
    public void noClassOfABundleIsKeptAfterItsSessions() {
        FakeLeg menu = inScript("500");
        FakeLeg kept = exchange.call(FakeLeg.from("101"), "501");
        FakeLeg ringing = exchange.call(FakeLeg.from("103"), "503");
        FakeLeg parker = exchange.phones.phone("105");
        WeakReference<ClassLoader> classes = new WeakReference<>(bundle);
        Drain drain = drain();
        exchange.time.advance(WITHIN);
        parker.answers();
        operator.answers();
        menu.media().playedToTheEnd();
        until(() -> exchange.joined(kept, parker));
        until(() -> exchange.threads.scripts().running() == 0);
        ringing.hangsUp();
        exchange.numbers.remove(exchange.numbers.size() - 1);
        drain.end();
        bundle = null;
        until(() -> {
            System.gc();
            return classes.get() == null;
        });
        assertThat(exchange.calls.calls()).isNotEmpty();
        kept.hangsUp();
        menu.hangsUp();
        exchange.time.advance(Duration.ofSeconds(2));
    }
}
