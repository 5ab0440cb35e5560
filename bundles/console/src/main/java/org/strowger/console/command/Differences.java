package org.strowger.console.command;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.strowger.api.config.Change;
import org.strowger.console.model.Plain;

/** One item's difference as lines: {@code + new}, {@code - gone}, {@code ~ changed}, and its fields below. */
final class Differences {
    private Differences() {}

    static List<String> lines(Change change) {
        Map<String, Object> before = Objects.requireNonNullElse(change.before(), Map.of());
        Map<String, Object> after = Objects.requireNonNullElse(change.after(), Map.of());
        String sign = change.before() == null ? "+ " : change.after() == null ? "- " : "~ ";
        List<String> lines = new ArrayList<>();
        lines.add(sign + change.item().type() + " " + Plain.text(change.item().key()));
        Set<String> fields = new LinkedHashSet<>(before.keySet());
        fields.addAll(after.keySet());
        for (String field : fields) {
            String old = Plain.text(before.get(field));
            String now = Plain.text(after.get(field));
            if (!old.equals(now)) {
                lines.add("    " + field + ": " + old + " -> " + now);
            }
        }
        if (change.secretChanged()) {
            lines.add("    ********");
        }
        return lines;
    }
}
