package org.strowger.api.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the Java type of a component cannot say. Everything is optional. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Field {
    /** Value when none is given, as JSON ({@code "true"}, {@code "[\"PCMA\"]"}) or a plain string for text and enums. */
    String defaultValue() default "";

    boolean required() default false;

    /** Smallest and largest number, or seconds of a duration. */
    long min() default Long.MIN_VALUE;

    long max() default Long.MAX_VALUE;

    /** Shortest and longest text, or smallest and largest list. */
    int minLength() default 0;

    int maxLength() default 255;

    /** Regular expression the whole text must match. */
    String pattern() default "";

    /**
     * Name of the type this text (or each text of the list) must be the key of. What is referred to cannot be deleted; but where
     * the key of an item is such a reference, the item belongs to what it names and is deleted with it.
     */
    String references() default "";

    /**
     * The text (or each text of the list) names a destination of calls: {@code kind:target}, or {@code kind} alone. Kinds are
     * contributed ({@link TargetKind}); a target that is an item cannot be deleted while it is referred to.
     */
    boolean destination() default false;

    /**
     * Kind of number range, such as {@code user}: the value is a number that can be dialled, unique over all types; or, where
     * the pattern allows it, a span of up to 10,000 such numbers, {@code 41-49}.
     */
    String numberKind() default "";

    SecretKind secret() default SecretKind.NONE;

    /** Group heading in forms. */
    String group() default "";

    /** Position in forms and tables, ascending; ties in declaration order. */
    int order() default 0;

    /** Shown in tables unless the user chooses otherwise. */
    boolean column() default false;

    /** Values that a text, or each text of a list, may have; for an enum, those of its constants that may be chosen. */
    String[] options() default {};

    /** Cannot be changed after creation. The key never can. */
    boolean immutable() default false;

    /** Stored and validated, but no running part acts on it yet; said so in schema and documentation. */
    boolean dormant() default false;

    /**
     * How a form shows it, where the usual way is not the best: {@code textarea}, {@code password-generate}, {@code slider},
     * {@code color}, {@code codec-order}, {@code tags}, {@code time-range}, {@code time-zone}. Doors that do not know it ignore it.
     */
    String widget() default "";

    /** Folded away in forms until the user asks for it, when {@code ADVANCED}. */
    Importance importance() default Importance.BASIC;

    /**
     * When a form shows it at all, by other fields of the same record: {@code field} (true, or not empty), {@code !field},
     * {@code field=a|b}, {@code field!=a|b} with values as in JSON; several, joined by {@code &}, must all hold. What is hidden
     * keeps its value and is checked all the same.
     */
    String visibleWhen() default "";

    /** Of a number, shown beside it: {@code s}, {@code ms}, {@code min}, {@code dB}, {@code %}. */
    String unit() default "";

    /** Belongs to one person, such as a name: the same value for many items at once is refused. */
    boolean personal() default false;

    /** Counts up from item to item when many are added at once, as numbers that are shown to others do. */
    boolean series() default false;

    /** Who needs a field. */
    enum Importance {
        BASIC,
        ADVANCED
    }

    /** How a text is kept that nobody may read back. Not possible inside lists. */
    enum SecretKind {
        NONE,
        /** Encrypted at rest; code that needs the clear text gets it from the snapshot. Never shown by any door. */
        ENCRYPTED,
        /** Only a salted Argon2id hash is kept. */
        HASHED
    }
}
