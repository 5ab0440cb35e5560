package org.strowger.api.hal;

import java.util.List;

/**
 * What a board consists of.
 *
 * @param driver see {@link BoardDriver#id}
 * @param model of the card, as its driver calls it
 * @param revision of the hardware; empty when unknown
 */
public record BoardInfo(String driver, String model, String revision, List<SlotInfo> slots) {
    public BoardInfo {
        slots = List.copyOf(slots);
    }
}
