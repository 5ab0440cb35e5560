package org.strowger.rest.system;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.strowger.api.board.BoardStatus;
import org.strowger.api.core.ListeningPorts;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Text;
import org.strowger.api.monitor.Machine;
import org.strowger.rest.calls.TelephonyParts;
import org.strowger.rest.monitor.MonitorParts;

/** What product, board and machine this is. Parts that are away leave their place empty. */
record SystemCard(
        String product,
        String hostName,
        Board board,
        Hardware hardware,
        Machine.OperatingSystem os,
        Long machineUptime,
        String timeZone,
        Machine.Storage storage,
        List<Machine.Interface> interfaces,
        List<ListeningPorts.Port> ports) {
    private static final String PRODUCT = "Strowger";

    /** Name and model of the board. */
    record Board(String model, Text name) {}

    /**
     * The machine.
     *
     * @param vendor who made it; empty when it does not say
     * @param memoryBytes null when unknown
     */
    record Hardware(String vendor, String model, String processor, int cores, Long memoryBytes) {}

    static SystemCard of(TelephonyParts telephony, MonitorParts monitor) {
        Optional<BoardStatus> status = status(telephony);
        Optional<Machine.Card> machine = monitor.machine();
        return new SystemCard(
                PRODUCT,
                machine.map(Machine.Card::hostName).orElse(""),
                status.map(s -> new Board(s.profile().model(), s.profile().name()))
                        .orElse(null),
                machine.map(card -> hardware(card.hardware(), status)).orElse(null),
                machine.map(Machine.Card::os).orElse(null),
                machine.map(Machine.Card::uptime).orElse(null),
                ZoneId.systemDefault().getId(),
                machine.map(Machine.Card::storage).orElse(null),
                machine.map(Machine.Card::interfaces).orElse(List.of()),
                monitor.ports());
    }

    private static Optional<BoardStatus> status(TelephonyParts telephony) {
        try {
            return Optional.of(telephony.boards().status());
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    private static Hardware hardware(Machine.Hardware known, Optional<BoardStatus> status) {
        return new Hardware(
                status.map(s -> s.host().vendor()).orElse(""),
                status.map(s -> s.host().model()).orElse(""),
                known.processor(),
                known.cores(),
                known.memoryBytes());
    }
}
