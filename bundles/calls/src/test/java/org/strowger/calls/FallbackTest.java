package org.strowger.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.calls.Until.until;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.Destination;
import org.strowger.api.call.DestinationKind;
import org.strowger.api.config.ItemRef;
import org.strowger.api.core.Text;
import org.strowger.calls.destinations.AnnouncementKind;
import org.strowger.calls.destinations.BusyKind;
import org.strowger.calls.destinations.HangupKind;
import org.strowger.testkit.FakeLeg;

/** Places that calls are sent to by configuration, and what becomes of a call when they are not there. */
public class FallbackTest {
    private static final String PROMPT = "prompt service-unavailable en";

    @Rule
    public final Exchange exchange = new Exchange();

    private final DestinationBoard board = new DestinationBoard(exchange);

    private static final class Phones implements DestinationKind {
        @Override
        public String kind() {
            return "phone";
        }

        @Override
        public Text name() {
            return new Text("Phone", "电话");
        }

        @Override
        public String targetType() {
            return "phone";
        }

        @Override
        public Optional<Destination> resolve(String target) {
            if (target.equals("broken")) {
                throw new IllegalStateException("broken kind");
            }
            return target.startsWith("10")
                    ? Optional.of(call -> call.dial(target, null, call::reject))
                    : Optional.empty();
        }
    }

    @Before
    public void kinds() {
        exchange.media.addPrompt("service-unavailable");
        exchange.others.addAll(
                List.of(new Phones(), new HangupKind(), new BusyKind(), new AnnouncementKind(exchange.media)));
    }

    private FakeLeg sendTo(String reference) {
        exchange.number("7000", board.find(reference));
        return exchange.call("7000");
    }

    private FakeLeg told(FakeLeg caller) {
        assertThat(caller.media().playing()).isEqualTo(PROMPT);
        caller.media().playedToTheEnd();
        return caller;
    }

    @Test
    public void aCallGoesToWhatIsNamed() {
        FakeLeg phone = exchange.phones.phone("101");
        FakeLeg caller = sendTo("phone:101");
        phone.answers();
        assertThat(exchange.joined(caller, phone)).isTrue();
        caller.hangsUp();
        assertThat(exchange.onlyRecord().steps())
                .extracting(CallRecord.Step::decision)
                .contains("phone:101");
    }

    @Test
    public void itIsLookedUpWhenTheCallComes() {
        Destination destination = board.find("late:1");
        exchange.number("7001", destination);
        told(exchange.call("7001"));
        exchange.others.add(new DestinationKind() {
            @Override
            public String kind() {
                return "late";
            }

            @Override
            public Text name() {
                return new Text("Late", "晚");
            }

            @Override
            public Optional<Destination> resolve(String target) {
                return Optional.of(call -> call.dial("10" + target, null, call::reject));
            }
        });
        FakeLeg phone = exchange.phones.phone("101");
        FakeLeg caller = exchange.call("7001");
        phone.answers();
        assertThat(exchange.joined(caller, phone)).isTrue();
        caller.hangsUp();
    }

    @Test
    public void builtInOnesHangUpAreBusyOrSayAPrompt() {
        exchange.media.addPrompt("closed");
        assertThat(sendTo("hangup").asked()).contains("hangup NORMAL_CLEARING");
        exchange.numbers.remove(exchange.numbers.size() - 1);
        assertThat(sendTo("busy").asked()).contains("hangup USER_BUSY");
        exchange.numbers.remove(exchange.numbers.size() - 1);
        FakeLeg caller = sendTo("announcement:closed");
        until(() -> caller.media().playing().equals("prompt closed en"));
        caller.media().playedToTheEnd();
        until(caller::ended);
        exchange.numbers.remove(exchange.numbers.size() - 1);
        told(sendTo("announcement:unknown"));
    }

    @Test
    public void whatIsNotThereGoesToTheFallbackDestination() {
        exchange.settings(Map.of("fallbackDestination", "phone:102", "operatorExtension", "103"));
        for (String gone : List.of("queue:0300", "phone:999", "phone:broken", "phone", "")) {
            FakeLeg fallback = exchange.phones.phone("102");
            FakeLeg caller = told(sendTo(gone));
            fallback.answers();
            assertThat(exchange.joined(caller, fallback)).as(gone).isTrue();
            caller.hangsUp();
            exchange.numbers.remove(exchange.numbers.size() - 1);
        }
    }

    @Test
    public void whenThatIsNotThereEitherTheOperatorIsRung() {
        exchange.settings(Map.of("fallbackDestination", "queue:0300", "operatorExtension", "103"));
        FakeLeg operator = exchange.phones.phone("103");
        FakeLeg caller = told(told(sendTo("queue:0301")));
        operator.answers();
        assertThat(exchange.joined(caller, operator)).isTrue();
        caller.hangsUp();
    }

    @Test
    public void withoutBothTheCallEnds() {
        FakeLeg caller = told(sendTo("queue:0301"));
        assertThat(caller.asked()).contains("hangup TEMPORARY_FAILURE");
        exchange.settings(Map.of("fallbackDestination", "queue:0300"));
        assertThat(told(told(exchange.call("7000"))).asked()).contains("hangup TEMPORARY_FAILURE");
    }

    @Test
    public void anOperatorWhoDoesNotAnswerIsTheEnd() {
        exchange.settings(Map.of("operatorExtension", "103"));
        FakeLeg operator = exchange.phones.phone("103");
        FakeLeg caller = told(sendTo("queue:0301"));
        operator.hangsUp(org.strowger.api.call.Cause.USER_BUSY);
        assertThat(caller.asked()).contains("hangup USER_BUSY");
    }

    @Test
    public void aNumberWhoseServiceIsStoppedIsNotUnallocated() {
        exchange.config.own("0300", new ItemRef("queue", "0300"));
        FakeLeg caller = told(exchange.call("0300"));
        assertThat(caller.asked()).contains("hangup TEMPORARY_FAILURE");
        assertThat(exchange.onlyRecord().steps())
                .anyMatch(
                        step -> step.step().equals("queue") && step.decision().equals("queue 0300 is out of service"));
    }

    @Test
    public void nobodyIsTransferredToIt() {
        exchange.config.own("0300", new ItemRef("queue", "0300"));
        FakeLeg callee = exchange.phones.phone("101");
        FakeLeg caller = exchange.call("101");
        callee.answers();
        callee.transfers("0300");
        assertThat(callee.asked()).endsWith("transfer failed TEMPORARY_FAILURE");
        assertThat(exchange.joined(caller, callee)).isTrue();
        caller.hangsUp();
    }

    @Test
    public void kindsAreListedForTheConfiguration() {
        assertThat(board.kinds())
                .extracting(DestinationKind::kind)
                .containsExactly("announcement", "busy", "hangup", "phone");
        assertThat(new TargetKindList(exchange).kinds())
                .extracting(kind -> kind.name() + " " + kind.targetType() + " " + kind.targetPattern())
                .containsExactly("announcement  [a-z0-9-]{1,64}", "busy  ", "hangup  ", "phone phone ");
    }
}
