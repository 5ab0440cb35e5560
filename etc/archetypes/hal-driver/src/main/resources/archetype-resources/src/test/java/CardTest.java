package ${package};

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.function.Consumer;
import org.junit.Test;
import org.strowger.api.hal.BoardHandle;
import org.strowger.api.hal.HostInfo;
import org.strowger.api.hal.PortEvent;
import org.strowger.api.hal.PortState;
import org.strowger.testkit.ManualScheduler;
import org.strowger.testkit.contract.BoardHandleContract;

public class CardTest extends BoardHandleContract {
    private final FakeWires wires = new FakeWires();

    /** Wires that a test moves. */
    private static final class FakeWires implements Wires {
        private Consumer<Boolean> hook = off -> {};
        private boolean rings;

        @Override
        public void open(Consumer<Boolean> told) {
            hook = told;
        }

        @Override
        public void ring(boolean on) {
            rings = on;
        }

        @Override
        public void close() {
            hook = off -> {};
        }
    }

    @Override
    protected BoardHandle board() {
        return new Card(new ManualScheduler(), wires);
    }

    @Override
    protected void somethingHappens() {
        wires.hook.accept(true);
    }

    @Test
    public void itRings() {
        BoardHandle card = started();
        Telephone telephone = (Telephone) card.ports().get(0);
        telephone.ring(null);
        assertThat(wires.rings).isTrue();
        assertThat(telephone.state()).isEqualTo(PortState.RINGING);
        telephone.stopRing();
        assertThat(wires.rings).isFalse();
        assertThat(telephone.state()).isEqualTo(PortState.IDLE);
    }

    @Test
    public void theHookIsTold() {
        started();
        wires.hook.accept(true);
        wires.hook.accept(false);
        assertThat(happened()).hasAtLeastOneElementOfType(PortEvent.OffHook.class);
        assertThat(happened()).hasAtLeastOneElementOfType(PortEvent.OnHook.class);
    }

    @Test
    public void itIsFoundWhereItsCardIs() {
        CardDriver driver = new CardDriver(new ManualScheduler());
        assertThat(driver.probe(HostInfo.UNKNOWN)).isEmpty();
        assertThat(driver.probe(new HostInfo("", "", "", Set.of(CardDriver.CARD), Set.of()))).isPresent();
    }
}
