package org.strowger.api.hal;

import java.util.List;

/**
 * One place for a module.
 *
 * @param index counted from 1, as printed on the housing
 * @param revision of the module; empty when unknown
 * @param ports of the module, in order
 */
public record SlotInfo(int index, ModuleKind module, String revision, List<PortId> ports) {
    public SlotInfo {
        ports = List.copyOf(ports);
    }
}
