package org.strowger.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.strowger.api.config.ConfigDeclaration;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.config.NumberRange;
import org.strowger.api.core.Problem;
import org.strowger.api.core.Text;

/** The ranges of the number plan, which everything with a number rests on. */
final class NumberRangeDeclaration implements ConfigDeclaration<NumberRange> {
    @Override
    public Class<NumberRange> type() {
        return NumberRange.class;
    }

    @Override
    public Map<String, Map<String, Object>> initialItems() {
        Map<String, Map<String, Object>> ranges = new LinkedHashMap<>();
        add(ranges, "user", "100", "899");
        add(ranges, "conference", "0900", "0935");
        add(ranges, "queue", "0300", "0335");
        add(ranges, "department", "0400", "0435");
        add(ranges, "paging", "0500", "0535");
        add(ranges, "attendant", "0600", "0635");
        add(ranges, "disa", "0700", "0735");
        add(ranges, "parking", "41", "49");
        return ranges;
    }

    private static void add(Map<String, Map<String, Object>> ranges, String kind, String first, String last) {
        ranges.put(kind, Map.of("first", first, "last", last));
    }

    @Override
    public List<Problem> validate(NumberRange range, ConfigSnapshot proposed) {
        List<Problem> problems = new ArrayList<>();
        if (range.first().length() != range.last().length()) {
            problems.add(new Problem(
                    "range.length", "last", new Text("Must have as many digits as the first number.", "位数须与起始号码相同。")));
        } else if (range.first().compareTo(range.last()) > 0) {
            problems.add(
                    new Problem("range.order", "last", new Text("Must not be below the first number.", "不能小于起始号码。")));
        }
        proposed.all(NumberRange.class).stream()
                .filter(other -> !other.kind().equals(range.kind()) && overlap(range, other))
                .forEach(other -> problems.add(overlapping(other)));
        return problems;
    }

    private static boolean overlap(NumberRange a, NumberRange b) {
        return a.first().length() == b.first().length()
                && a.first().compareTo(b.last()) <= 0
                && b.first().compareTo(a.last()) <= 0;
    }

    private static Problem overlapping(NumberRange other) {
        return new Problem(
                "range.overlap",
                "first",
                Text.of(
                        "Overlaps the range {0} ({1} to {2}).",
                        "与号码范围 {0}（{1} 到 {2}）重叠。", other.kind(), other.first(), other.last()));
    }
}
