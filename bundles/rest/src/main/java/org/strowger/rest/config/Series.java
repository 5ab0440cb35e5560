package org.strowger.rest.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.strowger.api.config.TypeSchema;
import org.strowger.api.config.TypeSchema.FieldSchema;
import org.strowger.api.config.TypeSchema.Kind;
import org.strowger.rest.problem.Refusals;

/**
 * Many items that differ by their numbers.
 *
 * @param first key of the first one; its digits at the end count up, zeros in front stay
 * @param count how many
 * @param values that they have in common; may be absent
 * @param steps other fields that count, by name; may be absent
 */
public record Series(String first, Integer count, Values values, Map<String, Step> steps) {
    private static final Pattern COUNTED = Pattern.compile("(.*?)([0-9]{1,18})");

    /**
     * How a field goes on from item to item.
     *
     * @param step by how much; 0 for the same everywhere
     */
    public record Step(String first, Integer step) {}

    /** Whether items of the type can be added in a series. */
    static boolean addable(TypeSchema type) {
        return type.field(type.key())
                .filter(key -> key.kind() == Kind.STRING)
                .filter(key -> key.references().isEmpty() && key.options().isEmpty())
                .filter(key -> !key.numberKind().isEmpty() || key.hints().series())
                .isPresent();
    }

    void check(TypeSchema type, int most) {
        if (!addable(type)) {
            throw Refusals.invalid(
                    "series.type", "series", "Items of this type have no numbers to count.", "此类型的配置项没有可递增的编号。");
        }
        if (first == null || !COUNTED.matcher(first).matches()) {
            throw Refusals.invalid("series.first", "series.first", "It must end with digits.", "须以数字结尾。");
        }
        if (count == null || count < 1 || count > most) {
            throw Refusals.invalid(
                    "value.out-of-range",
                    "series.count",
                    "It must be from 1 to " + most + ".",
                    "须在 1 到 " + most + " 之间。");
        }
        shared().keySet().forEach(name -> BulkResource.refusePersonal(type, name, "series.values."));
        stepped().forEach((name, step) -> checkStep(type, name, step));
    }

    private static void checkStep(TypeSchema type, String name, Step step) {
        String field = "series.steps." + name;
        if (type.field(name).filter(f -> f.hints().series()).isEmpty() || name.equals(type.key())) {
            throw Refusals.invalid("series.field", field, "This field cannot count up.", "此字段不能递增。");
        }
        if (step == null || step.first() == null || step.step() == null || step.step() < 0 || step.step() > 1000) {
            throw Refusals.invalid(
                    "series.step",
                    field,
                    "It needs \"first\" and a \"step\" from 0 to 1000.",
                    "须包含“first”和 0 到 1000 的“step”。");
        }
        if (step.step() > 0 && !COUNTED.matcher(step.first()).matches()) {
            throw Refusals.invalid("series.first", field, "It must end with digits.", "须以数字结尾。");
        }
    }

    private Map<String, Object> shared() {
        return values == null ? Map.of() : values;
    }

    private Map<String, Step> stepped() {
        return steps == null ? Map.of() : steps;
    }

    /** Of all of them. */
    Stream<String> keys(TypeSchema type) {
        FieldSchema key = type.field(type.key()).orElseThrow();
        return IntStream.range(0, count)
                .mapToObj(i -> String.valueOf(item(key, i).get(key.name())));
    }

    /** Values of one of them, counted from 0. */
    Map<String, Object> item(FieldSchema key, int index) {
        Map<String, Object> out = new LinkedHashMap<>(shared());
        out.put(key.name(), counted(first, index, "series.first"));
        stepped()
                .forEach((name, step) -> out.put(
                        name,
                        step.step() == 0
                                ? step.first()
                                : counted(step.first(), (long) index * step.step(), "series.steps." + name)));
        return out;
    }

    private static String counted(String first, long more, String field) {
        Matcher parts = COUNTED.matcher(first);
        parts.matches();
        String digits = parts.group(2);
        String next = String.valueOf(Long.parseLong(digits) + more);
        if (next.length() > digits.length()) {
            throw Refusals.invalid(
                    "series.overflow",
                    field,
                    "So many do not fit: the number would get another digit after " + first + ".",
                    "数量过多：从 " + first + " 起递增会增加一位数字。");
        }
        return parts.group(1) + "0".repeat(digits.length() - next.length()) + next;
    }
}
