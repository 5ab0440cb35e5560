package ${package};

import java.time.Duration;
import java.util.List;
import org.strowger.api.core.Scheduler;
import org.strowger.api.hal.BoardConfig;
import org.strowger.api.hal.BoardHandle;
import org.strowger.api.hal.BoardInfo;
import org.strowger.api.hal.BoardListener;
import org.strowger.api.hal.LinePort;
import org.strowger.api.hal.ModuleKind;
import org.strowger.api.hal.PortId;
import org.strowger.api.hal.SlotInfo;

/** One slot with one telephone. */
final class Card implements BoardHandle {
    private final Scheduler scheduler;
    private final Wires wires;
    private Telephone telephone;

    Card(Scheduler scheduler, Wires wires) {
        this.scheduler = scheduler;
        this.wires = wires;
    }

    @Override
    public synchronized BoardInfo describe() {
        List<PortId> ports = ports().stream().map(LinePort::id).toList();
        return new BoardInfo(CardDriver.ID, "one telephone", "", List.of(new SlotInfo(1, ModuleKind.FXS, "", ports)));
    }

    @Override
    public synchronized List<LinePort> ports() {
        return telephone == null ? List.of() : List.of(telephone);
    }

    @Override
    public synchronized void start(BoardConfig config, BoardListener listener) {
        Telephone made = new Telephone(new PortId(config.board(), 1, 1), scheduler, wires, listener);
        wires.open(made::hook);
        telephone = made;
    }

    @Override
    public void stop(Duration drain) {
        if (forgotten()) {
            // Without our lock: whoever is being told of something may ask for the ports.
            wires.close();
        }
    }

    private synchronized boolean forgotten() {
        boolean ran = telephone != null;
        telephone = null;
        return ran;
    }
}
