package org.strowger.testkit.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.After;
import org.junit.Test;

/** Two agents without a system between, and one with a registrar that asks who it is. */
public class SipAgentTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    private final SipAgent bob = new SipAgent("127.0.0.1:9", "102", "");
    private final SipAgent ann = new SipAgent(bob.address(), "101", "");

    @After
    public void close() {
        ann.close();
        bob.close();
    }

    private SipCall[] talk() {
        SipCall made = ann.call("102");
        SipCall came = bob.awaitCall().ring();
        made.awaitRinging();
        came.answer();
        made.awaitAnswer();
        return new SipCall[] {made, came};
    }

    @Test
    public void whoIsCalledSeesWhoCallsAndAnswers() {
        SipCall[] call = talk();
        assertThat(call[1].caller()).isEqualTo("101");
        assertThat(call[0].remoteSdp()).isEqualTo(call[1].localSdp()).contains("PCMU/8000", "telephone-event/8000");
        assertThat(call[1].remoteSdp()).isEqualTo(call[0].localSdp());
    }

    @Test
    public void eitherHangsUp() {
        SipCall[] first = talk();
        first[0].hangUp();
        first[1].awaitEnd();
        SipCall[] second = talk();
        second[1].hangUp();
        second[0].awaitEnd();
        assertThat(second[0].isOver() && second[1].isOver()).isTrue();
    }

    @Test
    public void keysAreHeardInTheirOrder() {
        SipCall[] call = talk();
        call[0].press("112#");
        assertThat(call[1].awaitKeys(4)).isEqualTo("112#");
        call[1].press("*9");
        assertThat(call[0].awaitKeys(2)).isEqualTo("*9");
        assertThat(call[0].heard().samples()).isNotEmpty().containsOnly((short) 0);
        assertThatThrownBy(() -> call[0].press("x")).hasMessageContaining("no key: x");
    }

    @Test
    public void refusalsAreSeen() {
        SipCall made = ann.call("102");
        bob.awaitCall().ring().refuse(486);
        assertThat(made.awaitRefusal()).isEqualTo(486);
        assertThatThrownBy(made::awaitAnswer).hasMessageContaining("486");
    }

    @Test
    public void aCallIsGivenUp() {
        SipCall made = ann.call("102");
        SipCall came = bob.awaitCall().ring();
        made.cancel();
        came.awaitEnd();
        assertThat(made.awaitRefusal()).isEqualTo(487);
    }

    @Test
    public void whatDoesNotComeIsSaid() {
        ann.patience(SHORT);
        bob.patience(SHORT);
        assertThatThrownBy(bob::awaitCall).isInstanceOf(AssertionError.class).hasMessage("nobody called 102");
        SipCall made = ann.call("102");
        assertThatThrownBy(made::awaitAnswer).hasMessage("101 waited in vain for an answer");
        assertThat(bob.isIdle()).isFalse();
    }

    @Test
    public void registersWithItsPassword() {
        try (FakeRegistrar registrar = new FakeRegistrar("right");
                SipAgent right = new SipAgent(registrar.address(), "101", "right");
                SipAgent wrong = new SipAgent(registrar.address(), "101", "wrong")) {
            right.register();
            assertThat(registrar.contacts()).containsExactly(right.uri());
            right.unregister();
            assertThat(registrar.contacts()).isEmpty();
            assertThatThrownBy(wrong::register)
                    .hasMessageContaining("101 is not registered")
                    .hasMessageContaining("403");
        }
    }
}
