package org.strowger.boards;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.strowger.api.core.Text;
import org.strowger.api.hal.BoardConfig;
import org.strowger.api.hal.BoardDriver;
import org.strowger.api.hal.BoardException;
import org.strowger.api.hal.BoardHandle;
import org.strowger.api.hal.BoardInfo;
import org.strowger.api.hal.BoardListener;
import org.strowger.api.hal.HostInfo;
import org.strowger.api.hal.LinePort;
import org.strowger.api.hal.ModuleKind;
import org.strowger.api.hal.PortHealth;
import org.strowger.api.hal.PortId;
import org.strowger.api.hal.PortKind;
import org.strowger.api.hal.PortState;
import org.strowger.api.hal.SlotInfo;

/** A driver with one board that has one port. */
final class FakeBoard implements BoardDriver, BoardHandle {
    static final PortId PORT = new PortId("main", 1, 1);

    private final String id;
    volatile BoardListener listener;
    volatile int starts;
    volatile int stops;
    volatile Text refuses;

    FakeBoard(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Optional<BoardHandle> probe(HostInfo host) {
        return Optional.of(this);
    }

    @Override
    public void start(BoardConfig config, BoardListener to) {
        if (refuses != null) {
            throw new BoardException(refuses, null);
        }
        listener = to;
        starts++;
    }

    @Override
    public void stop(Duration drain) {
        stops++;
    }

    @Override
    public BoardInfo describe() {
        return new BoardInfo(id, "fake", "", List.of(new SlotInfo(1, ModuleKind.FXO, "", List.of(PORT))));
    }

    @Override
    public List<LinePort> ports() {
        return List.of(new LinePort() {
            @Override
            public PortId id() {
                return PORT;
            }

            @Override
            public PortKind kind() {
                return PortKind.FXO;
            }

            @Override
            public String name() {
                return "FXO-1";
            }

            @Override
            public PortHealth health() {
                return PortHealth.RED;
            }

            @Override
            public PortState state() {
                return PortState.IDLE;
            }
        });
    }
}
