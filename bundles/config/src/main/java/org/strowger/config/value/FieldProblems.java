package org.strowger.config.value;

import java.util.stream.Collectors;
import org.strowger.api.config.TypeSchema.FieldSchema;
import org.strowger.api.config.TypeSchema.Kind;
import org.strowger.api.config.TypeSchema.Option;
import org.strowger.api.core.Problem;
import org.strowger.api.core.Text;

/** What can be wrong with a single value, in words. */
final class FieldProblems {
    private FieldProblems() {}

    static Problem unknown(String path) {
        return of("field.unknown", path, "There is no field {0}.", "没有名为 {0} 的字段。", path);
    }

    static Problem kind(String path, Kind expected) {
        return switch (expected) {
            case STRING -> of("field.kind", path, "Must be a text.", "必须是文本。");
            case INTEGER -> of("field.kind", path, "Must be a whole number.", "必须是整数。");
            case BOOLEAN -> of("field.kind", path, "Must be true or false.", "必须是 true 或 false。");
            case DURATION -> of("field.kind", path, "Must be a whole number of seconds.", "必须是以秒为单位的整数。");
            case TIME -> of("field.kind", path, "Must be a time of day such as 08:30.", "必须是时间，例如 08:30。");
            case LIST -> of("field.kind", path, "Must be a list.", "必须是列表。");
            case OBJECT -> of("field.kind", path, "Must be an object.", "必须是对象。");
            case ENUM -> of("field.kind", path, "Must be one of the options.", "必须是可选值之一。");
        };
    }

    static Problem required(String path) {
        return of("field.required", path, "Is required.", "必填。");
    }

    static Problem immutable(String path) {
        return of("field.immutable", path, "Cannot be changed.", "不能修改。");
    }

    static Problem duplicate(String path) {
        return of("field.duplicate", path, "Is in the list already.", "列表中已存在。");
    }

    static Problem characters(String path) {
        return of(
                "field.characters",
                path,
                "Must not contain line breaks or other control characters.",
                "不能包含换行符或其他控制字符。");
    }

    static Problem pattern(String path, FieldSchema field) {
        Text help = field.help();
        if (!help.en().isEmpty()) {
            return new Problem(
                    "field.pattern",
                    path,
                    new Text("Is not written as it must be. " + help.en(), "格式不正确。" + help.zh()));
        }
        return of(
                "field.pattern",
                path,
                "Is not written as it must be (pattern {0}).",
                "格式不正确（模式 {0}）。",
                field.pattern());
    }

    static Problem option(String path, FieldSchema field) {
        String options = field.options().stream().map(Option::value).collect(Collectors.joining(", "));
        return of("field.option", path, "Must be one of: {0}.", "必须是下列之一：{0}。", options);
    }

    static Problem range(String path, FieldSchema field) {
        String least = field.min() == null ? "-∞" : field.min().toString();
        String most = field.max() == null ? "∞" : field.max().toString();
        return of("field.range", path, "Must be from {0} to {1}.", "必须在 {0} 到 {1} 之间。", least, most);
    }

    static Problem length(String path, FieldSchema field) {
        return of(
                "field.length",
                path,
                "Must have from {0} to {1} characters.",
                "长度必须为 {0} 到 {1} 个字符。",
                field.min().toString(),
                field.max().toString());
    }

    static Problem elementLength(String path, int most) {
        return of("field.length", path, "Must have at most {0} characters.", "最多 {0} 个字符。", Integer.toString(most));
    }

    static Problem size(String path, FieldSchema field) {
        return of(
                "field.size",
                path,
                "Must have from {0} to {1} entries.",
                "必须有 {0} 到 {1} 个条目。",
                field.min().toString(),
                field.max().toString());
    }

    private static Problem of(String code, String path, String en, String zh, Object... arguments) {
        return new Problem(code, path, Text.of(en, zh, arguments));
    }
}
