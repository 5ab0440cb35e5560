package org.strowger.halvirtual;

import java.util.List;
import org.strowger.api.config.ConfigType;
import org.strowger.api.config.Field;
import org.strowger.api.hal.ModuleKind;

/**
 * What the simulated board consists of, and what somebody does to its wires.
 *
 * @param modules what is in each slot, the first one first
 * @param ports of each module
 * @param unplugged exchange lines whose cable is out, as {@code slot/port}
 * @param offHook telephones that are off hook, as {@code slot/port}
 */
@ConfigType(name = "virtual-board", readableBy = "operator", icon = "board", menu = "lines")
public record VirtualBoardSettings(
        @Field(defaultValue = "[\"FXS\",\"FXO\"]", maxLength = 4, group = "board", order = 10, column = true)
                List<Module> modules,
        @Field(defaultValue = "2", min = 1, max = 8, group = "board", order = 20, column = true) int ports,
        @Field(maxLength = 32, pattern = PORT, group = "wires", order = 30, widget = "tags") List<String> unplugged,
        @Field(maxLength = 32, pattern = PORT, group = "wires", order = 40, widget = "tags") List<String> offHook) {
    private static final String PORT = "[1-9]/[1-9]";

    /** What may be in a slot. */
    public enum Module {
        NONE(ModuleKind.NONE),
        FXS(ModuleKind.FXS),
        FXO(ModuleKind.FXO);

        private final ModuleKind kind;

        Module(ModuleKind kind) {
            this.kind = kind;
        }

        ModuleKind kind() {
            return kind;
        }
    }

    /** What is in a slot; nothing in one that is not named. */
    Module module(int slot) {
        return slot <= modules.size() ? modules.get(slot - 1) : Module.NONE;
    }
}
