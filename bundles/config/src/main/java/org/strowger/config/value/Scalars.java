package org.strowger.config.value;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.strowger.api.config.TypeSchema.Kind;

/**
 * Plain values in their three forms: as they come in, as they are stored (String, Long, Boolean), and in Java. A time is
 * stored as HH:MM or HH:MM:SS, a duration as seconds, a constant in lower case with hyphens.
 */
public final class Scalars {
    private Scalars() {}

    /** The stored form; null when the value is of another kind. */
    public static Object stored(Kind kind, Class<?> type, Object in) {
        return switch (kind) {
            case STRING -> in instanceof String ? in : null;
            case BOOLEAN -> in instanceof Boolean ? in : null;
            case INTEGER, DURATION -> whole(in);
            case TIME -> in instanceof String text ? time(text) : null;
            case ENUM -> in instanceof String text && constant(type, text) != null ? canonical(text) : null;
            case LIST, OBJECT -> throw new IllegalArgumentException(kind + " is not plain");
        };
    }

    private static Long whole(Object in) {
        boolean integral = in instanceof Long || in instanceof Integer || in instanceof Short || in instanceof Byte;
        return integral ? Long.valueOf(((Number) in).longValue()) : null;
    }

    private static String time(String text) {
        try {
            return text.length() < 5 ? null : LocalTime.parse(text).withNano(0).toString();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** {@code SIP_INFO} and {@code Sip-Info} become {@code sip-info}. */
    public static String canonical(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Object constant(Class<?> type, String text) {
        String wanted = canonical(text);
        for (Object constant : type.getEnumConstants()) {
            if (canonical(((Enum<?>) constant).name()).equals(wanted)) {
                return constant;
            }
        }
        return null;
    }

    /**
     * The Java form of a stored value.
     *
     * @throws IllegalArgumentException when the stored value is of another kind, because the type has changed
     */
    public static Object java(Kind kind, Class<?> type, Object stored) {
        if (stored == null) {
            return absent(kind, type);
        }
        Object checked = stored(kind, type, stored);
        if (checked == null) {
            throw new IllegalArgumentException("a stored value is no " + kind);
        }
        return switch (kind) {
            case INTEGER ->
                type == int.class || type == Integer.class ? (Object) Math.toIntExact((Long) checked) : checked;
            case DURATION -> Duration.ofSeconds((Long) checked);
            case TIME -> LocalTime.parse((String) checked);
            case ENUM -> constant(type, (String) checked);
            default -> checked;
        };
    }

    private static Object absent(Kind kind, Class<?> type) {
        if (type == int.class) {
            return 0;
        }
        if (type == long.class) {
            return 0L;
        }
        if (type == boolean.class) {
            return false;
        }
        return kind == Kind.STRING ? "" : null;
    }

    /** Stored form of what nobody has set. */
    public static Object unset(Kind kind, Class<?> type) {
        return switch (kind) {
            case STRING -> "";
            case LIST -> List.of();
            case INTEGER -> type.isPrimitive() ? Long.valueOf(0) : null;
            case BOOLEAN -> type.isPrimitive() ? Boolean.FALSE : null;
            default -> null;
        };
    }

    /**
     * The stored form of a default in an annotation.
     *
     * @throws IllegalArgumentException when it does not fit
     */
    public static Object literal(Kind kind, Kind element, Class<?> scalar, String literal) {
        if (kind == Kind.STRING || kind == Kind.ENUM || kind == Kind.TIME) {
            return fitting(kind, scalar, literal);
        }
        Object value = Json.read(literal);
        if (kind == Kind.OBJECT || element == Kind.OBJECT) {
            return value;
        }
        if (kind != Kind.LIST) {
            return fitting(kind, scalar, value);
        }
        if (!(value instanceof List<?> elements)) {
            throw new IllegalArgumentException("no list");
        }
        List<Object> stored = new ArrayList<>();
        elements.forEach(e -> stored.add(fitting(element, scalar, e)));
        return List.copyOf(stored);
    }

    private static Object fitting(Kind kind, Class<?> scalar, Object in) {
        Object stored = stored(kind, scalar, in);
        if (stored == null) {
            throw new IllegalArgumentException("no " + kind);
        }
        return stored;
    }
}
