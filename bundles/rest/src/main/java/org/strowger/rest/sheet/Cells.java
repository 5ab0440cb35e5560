package org.strowger.rest.sheet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.strowger.api.config.TypeSchema.FieldSchema;
import org.strowger.api.config.TypeSchema.Kind;
import org.strowger.rest.json.Json;
import org.strowger.rest.problem.Refusals;

/**
 * Values as texts in cells and back. A list of plain values is written with semicolons between them, or as JSON where a
 * value has a semicolon itself; a list of objects is always JSON.
 */
final class Cells {
    private static final ObjectMapper MAPPER = Json.mapper();
    private static final List<String> YES = List.of("true", "yes", "1", "on", "是", "开");
    private static final List<String> NO = List.of("false", "no", "0", "off", "否", "关");

    private Cells() {}

    static String text(Object value) {
        String plain = value instanceof Collection<?> list ? list(list) : value == null ? "" : String.valueOf(value);
        return FormulaGuard.protect(plain);
    }

    private static String list(Collection<?> list) {
        boolean simple = list.stream().allMatch(Cells::simple);
        if (simple) {
            return String.join(";", list.stream().map(String::valueOf).toList());
        }
        try {
            return MAPPER.writeValueAsString(list);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("list of " + list.size() + " values is no JSON", e);
        }
    }

    private static boolean simple(Object element) {
        String text = String.valueOf(element);
        return (element instanceof String || element instanceof Number || element instanceof Boolean)
                && !text.isEmpty()
                && !text.contains(";")
                && !text.startsWith("[")
                && text.equals(text.trim());
    }

    /** What a cell means for a field. */
    static Object value(Column column, String cell) {
        String text = FormulaGuard.restore(cell);
        FieldSchema field = column.field();
        if (field.kind() == Kind.LIST) {
            return listOf(column, text);
        }
        return scalar(field.kind(), column, text);
    }

    private static Object listOf(Column column, String text) {
        String trimmed = text.trim();
        if (trimmed.startsWith("[")) {
            try {
                return MAPPER.readValue(trimmed, new TypeReference<List<Object>>() {});
            } catch (JsonProcessingException e) {
                throw wrong(column, "a list", "列表");
            }
        }
        return Arrays.stream(trimmed.split(";"))
                .map(String::trim)
                .filter(t -> !t.isEmpty())
                .map(t -> scalar(column.field().element(), column, t))
                .toList();
    }

    private static Object scalar(Kind kind, Column column, String text) {
        return switch (kind) {
            case INTEGER, DURATION -> number(column, text.trim());
            case BOOLEAN -> bool(column, text.trim().toLowerCase(Locale.ROOT));
            default -> text;
        };
    }

    private static Long number(Column column, String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw wrong(column, "a whole number", "整数");
        }
    }

    private static Boolean bool(Column column, String text) {
        if (YES.contains(text)) {
            return true;
        }
        if (NO.contains(text)) {
            return false;
        }
        throw wrong(column, "true or false", "true 或 false");
    }

    private static RuntimeException wrong(Column column, String en, String zh) {
        String name = column.name();
        return Refusals.invalid(
                "value.wrong-type", name, "\"" + name + "\" must be " + en + ".", "“" + name + "”须为" + zh + "。");
    }
}
