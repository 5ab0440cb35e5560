package org.strowger.boards;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.strowger.api.board.BoardStatus;
import org.strowger.api.board.BoardStatus.State;
import org.strowger.api.core.Health;
import org.strowger.api.core.Text;
import org.strowger.api.hal.BoardHandle;
import org.strowger.api.hal.LinePort;
import org.strowger.api.hal.PortId;
import org.strowger.api.hal.SlotInfo;

/** How the board is, put together from what is known. */
record Outlook(Choice choice, Optional<RunningBoard.Run> run, State state, Text reason) {

    static Outlook of(Choice choice, Optional<RunningBoard.Run> run, Text driversFault) {
        Text failure = run.map(RunningBoard.Run::failure).orElse(driversFault);
        if (failure != null) {
            return new Outlook(choice, run, State.FAILED, failure);
        }
        boolean complete = choice.profile().slots().isEmpty() && !choice.fallback();
        if (run.isPresent() || complete) {
            return new Outlook(choice, run, State.READY, choice.reason());
        }
        Text none = Text.of(
                "No driver for the cards of {0} is there.",
                "没有 {0} 板卡的驱动。", choice.profile().model());
        return new Outlook(choice, run, State.NO_DRIVER, choice.fallback() ? choice.reason() : none);
    }

    /** A machine without cards serves telephones on the network as well as any. */
    Health health() {
        boolean well = state == State.READY || state == State.NO_DRIVER && choice.fallback();
        return well ? Health.READY : new Health(Health.Status.DEGRADED, reason);
    }

    BoardStatus status(List<String> installed) {
        return new BoardStatus(
                choice.profile(),
                choice.chosen(),
                state,
                reason,
                choice.host(),
                choice.candidates(),
                run.map(r -> r.driver().id()).orElse(""),
                installed,
                run.map(Outlook::slots).orElse(List.of()));
    }

    static List<LinePort> ports(RunningBoard.Run run) {
        return run.handle() == null ? List.of() : run.handle().ports();
    }

    private static List<BoardStatus.Slot> slots(RunningBoard.Run run) {
        BoardHandle handle = run.handle();
        if (handle == null) {
            return List.of();
        }
        Map<PortId, LinePort> ports =
                handle.ports().stream().collect(Collectors.toMap(LinePort::id, Function.identity()));
        return handle.describe().slots().stream().map(slot -> slot(slot, ports)).toList();
    }

    private static BoardStatus.Slot slot(SlotInfo slot, Map<PortId, LinePort> ports) {
        List<BoardStatus.Port> shown = slot.ports().stream()
                .filter(ports::containsKey)
                .map(id -> port(ports.get(id)))
                .toList();
        return new BoardStatus.Slot(slot.index(), slot.module(), slot.revision(), shown);
    }

    private static BoardStatus.Port port(LinePort port) {
        return new BoardStatus.Port(port.id().toString(), port.name(), port.kind(), port.health(), port.state());
    }
}
