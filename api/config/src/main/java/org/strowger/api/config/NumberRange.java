package org.strowger.api.config;

/**
 * Range in which numbers of one kind must lie, e.g. {@code user} 100–899; leading zeros count. Ranges never overlap.
 *
 * @param kind the key, such as {@code user}, {@code conference}, {@code parking}
 */
@ConfigType(
        name = "number-range",
        key = "kind",
        readableBy = "operator",
        icon = "numbers",
        menu = "system",
        menuOrder = 60)
public record NumberRange(
        @Field(required = true, pattern = "[a-z][a-z-]{0,30}", column = true) String kind,
        @Field(required = true, pattern = "[0-9]{2,11}", column = true) String first,
        @Field(required = true, pattern = "[0-9]{2,11}", column = true) String last) {

    /** Same length and between first and last. */
    public boolean contains(String number) {
        return number.length() == first.length() && number.compareTo(first) >= 0 && number.compareTo(last) <= 0;
    }
}
