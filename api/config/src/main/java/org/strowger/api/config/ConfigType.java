package org.strowger.api.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a record as a type of configuration. Storage, REST, JSON schema, GUI and shell all follow from the record
 * alone. Texts come from {@code i18n/messages_en.properties} and {@code i18n/messages_zh.properties} (UTF-8) beside the
 * record, by convention: {@code <type>.label}, {@code <type>.<field>.label}, {@code <type>.<field>.help},
 * {@code <type>.group.<group>}, {@code <type>.<field>.option.<OPTION>}, {@code <type>.<field>.placeholder};
 * {@code <type>.help} says what the type is for, {@code <type>.empty} what to do while there are no items.
 *
 * <p>Components may be: String, Integer/int, Long/long, Boolean/boolean, an enum, {@code java.time.Duration} (whole
 * seconds in JSON), {@code java.time.LocalTime}, List or Set of those, and records of those. A constant of an enum is
 * written in lower case with hyphens in JSON ({@code SIP_INFO} is {@code sip-info}); any case and underscores are
 * understood. {@code <OPTION>} in a text's name is the constant or that value.
 *
 * <p>A text, or list of texts, whose name is or ends with {@code prompt} or {@code prompts} names prompts of {@code MediaService}.
 *
 * <p>What is not set is {@code ""}, an empty list, 0 or false, and null for everything that has no such value. Labels
 * of fields inside nested records are looked up under {@code <type>.<field>.<inner field>}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ConfigType {
    /** Key of the only item of a singleton. */
    String SINGLETON = "default";

    /** Name in paths and references, lower case with hyphens, such as {@code extension}. */
    String name();

    /** The component that identifies an item; empty for a singleton, whose key is then {@code default}. */
    String key() default "";

    /** Which roles may read and write it, besides admin. */
    String[] readableBy() default {};

    String[] writableBy() default {};

    /** Part of the menu in which the page of this type stands, such as {@code calls}; see the module {@code api/web}. */
    String menu() default "settings";

    /** The component that names an item to people, beside its key; empty when the key says it all. */
    String title() default "";

    /** Name of an icon of the user interface; empty for the usual one. */
    String icon() default "";
}
