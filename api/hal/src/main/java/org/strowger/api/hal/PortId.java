package org.strowger.api.hal;

import java.util.Comparator;
import java.util.Objects;

/**
 * Name of a port that stays the same over restarts, updates and exchanges of modules.
 *
 * @param board name of the board, such as {@code main}
 * @param slot counted from 1
 * @param port within the slot, counted from 1
 */
public record PortId(String board, int slot, int port) implements Comparable<PortId> {
    private static final Comparator<PortId> ORDER =
            Comparator.comparing(PortId::board).thenComparingInt(PortId::slot).thenComparingInt(PortId::port);

    public PortId {
        Objects.requireNonNull(board, "board");
        if (!board.matches("[a-z][a-z0-9-]{0,30}") || slot < 1 || port < 1) {
            throw new IllegalArgumentException("not a port: " + board + "/" + slot + "/" + port);
        }
    }

    /** Reads what {@link #toString} writes. */
    public static PortId parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not board/slot/port: " + text);
        }
        return new PortId(parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    @Override
    public int compareTo(PortId other) {
        return ORDER.compare(this, other);
    }

    /** {@code board/slot/port}. */
    @Override
    public String toString() {
        return board + "/" + slot + "/" + port;
    }
}
