package org.strowger.attendant;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.strowger.api.config.ConfigType;
import org.strowger.api.config.Field;

/**
 * An auto attendant: a menu of keys that answers calls. A field of a key holds a destination; one that is blank leaves the
 * key without a meaning.
 *
 * @param prompts spoken one after another; empty for the shipped greeting
 * @param playCount how often the menu is played at most; every wrong entry takes one, too
 * @param interDigitTimeout between two keys of a number, and after each playing
 */
@ConfigType(
        name = "attendant",
        key = "number",
        readableBy = "operator",
        title = "name",
        icon = "menu",
        menu = "phone",
        menuOrder = 50)
public record Attendant(
        // ---- menu
        @Field(
                        required = true,
                        numberKind = "attendant",
                        pattern = "[0-9]{2,11}",
                        group = "menu",
                        order = 10,
                        column = true)
                String number,
        @Field(
                        required = true,
                        pattern = "[^\\p{Cntrl}]*",
                        maxLength = 64,
                        group = "menu",
                        order = 20,
                        column = true,
                        personal = true)
                String name,
        @Field(
                        pattern = "[a-z0-9][a-z0-9-]{0,63}",
                        maxLength = 10,
                        group = "menu",
                        order = 30,
                        column = true,
                        widget = "tags")
                List<String> prompts,
        @Field(
                        defaultValue = "3",
                        min = 1,
                        max = 10,
                        group = "menu",
                        order = 40,
                        importance = Field.Importance.ADVANCED)
                int playCount,
        @Field(defaultValue = "SYSTEM", group = "menu", order = 50, column = true) Language language,
        @Field(
                        defaultValue = "3",
                        min = 1,
                        max = 30,
                        group = "menu",
                        order = 60,
                        importance = Field.Importance.ADVANCED,
                        unit = "s")
                Duration interDigitTimeout,
        // ---- dialling of numbers
        @Field(defaultValue = "false", group = "dialling", order = 100, column = true) boolean directDial,
        @Field(defaultValue = "EXTENSIONS", group = "dialling", order = 110, visibleWhen = "directDial")
                DialPermission dialPermission,
        // ---- keys
        @Field(destination = true, group = "keys", order = 200) String key0,
        @Field(destination = true, group = "keys", order = 210) String key1,
        @Field(destination = true, group = "keys", order = 220) String key2,
        @Field(destination = true, group = "keys", order = 230) String key3,
        @Field(destination = true, group = "keys", order = 240) String key4,
        @Field(destination = true, group = "keys", order = 250) String key5,
        @Field(destination = true, group = "keys", order = 260) String key6,
        @Field(destination = true, group = "keys", order = 270) String key7,
        @Field(destination = true, group = "keys", order = 280) String key8,
        @Field(destination = true, group = "keys", order = 290) String key9,
        @Field(destination = true, group = "keys", order = 300) String keyStar,
        @Field(destination = true, group = "keys", order = 310) String keyHash,
        // ---- what else may happen
        @Field(destination = true, group = "otherwise", order = 400) String noInput,
        @Field(destination = true, group = "otherwise", order = 410) String invalid,
        @Field(destination = true, group = "otherwise", order = 420) String fallback) {

    /** Where a key leads; empty when it has no meaning. */
    public Optional<String> event(char key) {
        String destination =
                switch (key) {
                    case '0' -> key0;
                    case '1' -> key1;
                    case '2' -> key2;
                    case '3' -> key3;
                    case '4' -> key4;
                    case '5' -> key5;
                    case '6' -> key6;
                    case '7' -> key7;
                    case '8' -> key8;
                    case '9' -> key9;
                    case '*' -> keyStar;
                    case '#' -> keyHash;
                    default -> "";
                };
        return Optional.of(destination).filter(d -> !d.isEmpty());
    }

    /** Of the prompts from here on. */
    public enum Language {
        /** Stays what it is: the caller's, that of an attendant before, or the system's. */
        SYSTEM,
        EN,
        ZH;

        /** Empty when it stays what it is. */
        public Optional<Locale> locale() {
            return switch (this) {
                case SYSTEM -> Optional.empty();
                case EN -> Optional.of(Locale.ENGLISH);
                case ZH -> Optional.of(Locale.CHINESE);
            };
        }
    }

    /** Which numbers a caller may dial in a menu. Whatever it is, no feature code is among them. */
    public enum DialPermission {
        EXTENSIONS,
        /** Every number that something of ours has, such as a queue or another attendant. */
        INTERNAL
    }
}
