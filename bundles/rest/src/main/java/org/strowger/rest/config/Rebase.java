package org.strowger.rest.config;

import java.util.List;
import java.util.Locale;
import org.strowger.api.config.ItemRef;
import org.strowger.api.config.Resolution;
import org.strowger.api.config.Resolution.Side;
import org.strowger.rest.problem.Refusals;

/**
 * Whose values are to stand.
 *
 * @param take mine or theirs, wherever no choice says otherwise; absent to be asked
 * @param choices one by one; may be absent
 */
public record Rebase(String take, List<Choice> choices) {
    /**
     * A choice.
     *
     * @param field absent for the whole item
     * @param take mine or theirs
     */
    public record Choice(String type, String key, String field, String take) {
        private Resolution resolution() {
            String name = field == null ? "" : field;
            return new Resolution(new ItemRef(type, key), name, side(take, "choices.take"));
        }
    }

    List<Resolution> resolutions() {
        return choices == null
                ? List.of()
                : choices.stream().map(Choice::resolution).toList();
    }

    Side otherwise() {
        return take == null ? null : side(take, "take");
    }

    private static Side side(String text, String field) {
        for (Side side : Side.values()) {
            if (side.name().toLowerCase(Locale.ROOT).equals(text)) {
                return side;
            }
        }
        throw Refusals.invalid("value.unknown", field, "\"take\" must be mine or theirs.", "“take”须为 mine 或 theirs。");
    }
}
