package org.strowger.api.board;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.strowger.api.core.Text;
import org.strowger.api.hal.ModuleKind;

/**
 * Description of a kind of board, as data.
 *
 * @param model its name, such as {@code T100}; unique, upper and lower case being the same
 * @param name for people
 * @param match by which a machine is recognised; null for a board that is only chosen by hand
 * @param network names of its Ethernet ports, in order
 * @param features Karaf features that are installed while this is the board, all of which start with {@code board-}
 * @param drivers ids of the drivers that may run it, first choice first
 * @param settings what the drivers are told
 */
public record BoardProfile(
        String model,
        Text name,
        Match match,
        Limits limits,
        List<Slot> slots,
        List<String> network,
        List<String> features,
        List<String> drivers,
        Map<String, String> settings) {

    public BoardProfile {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(limits, "limits");
        slots = List.copyOf(slots);
        network = List.copyOf(network);
        features = List.copyOf(features);
        features.stream().filter(feature -> !feature.startsWith("board-")).forEach(feature -> {
            throw new IllegalArgumentException("not a feature of boards: " + feature);
        });
        drivers = List.copyOf(drivers);
        settings = Map.copyOf(settings);
    }

    /**
     * Regular expressions that must match the whole text, whatever its case; an empty one matches everything. Of several
     * boards that match, the one that says most wins: model before vendor before revision.
     */
    public record Match(String vendor, String model, String revision) {}

    /**
     * How much the board bears.
     *
     * @param extensions that may be configured
     * @param calls at a time
     */
    public record Limits(int extensions, int calls) {}

    /**
     * A place for a module.
     *
     * @param index counted from 1
     * @param modules that fit
     * @param ports of the largest module
     */
    public record Slot(int index, Set<ModuleKind> modules, int ports) {
        public Slot {
            modules = Set.copyOf(modules);
        }
    }
}
