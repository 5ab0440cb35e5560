package org.strowger.api.board;

import java.util.List;
import org.strowger.api.core.Text;
import org.strowger.api.hal.HostInfo;
import org.strowger.api.hal.ModuleKind;
import org.strowger.api.hal.PortHealth;
import org.strowger.api.hal.PortKind;
import org.strowger.api.hal.PortState;

/**
 * What the board is, why, and how it is.
 *
 * @param profile in force
 * @param chosen how it came to be
 * @param reason of the state, or of the choice when there is nothing else to say
 * @param host what the machine says it is
 * @param candidates all boards that are known, with why each matches or not
 * @param driver that runs it; empty when none does
 * @param installed features that are installed for it
 */
public record BoardStatus(
        BoardProfile profile,
        Chosen chosen,
        State state,
        Text reason,
        HostInfo host,
        List<Candidate> candidates,
        String driver,
        List<String> installed,
        List<Slot> slots) {

    /** How the profile was found. */
    public enum Chosen {
        /** An administrator named it. */
        SETTING,
        /** The machine is one. */
        MATCH,
        /** Nothing else matched. */
        FALLBACK
    }

    /** How the board is. */
    public enum State {
        /** Everything it has works, or it has no cards. */
        READY,
        /** Telephones on the network work; there is no driver for cards. */
        NO_DRIVER,
        /** A driver is there, and says that the board does not work. */
        FAILED
    }

    /**
     * One board that was considered.
     *
     * @param matches whether the machine can be this board
     */
    public record Candidate(String model, boolean matches, Text reason) {}

    /** A slot and what is in it. */
    public record Slot(int index, ModuleKind module, String revision, List<Port> ports) {}

    /**
     * A port.
     *
     * @param id {@code board/slot/port}
     */
    public record Port(String id, String name, PortKind kind, PortHealth health, PortState state) {}
}
