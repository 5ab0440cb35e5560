package org.strowger.config;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.strowger.api.config.ConfigType;
import org.strowger.api.config.Field;
import org.strowger.api.config.Field.SecretKind;

/** A type with a field of every kind. */
@ConfigType(name = "phone", key = "number", readableBy = "operator")
public record Phone(
        @Field(required = true, numberKind = "user", pattern = "[0-9]{2,11}", column = true) String number,
        @Field(required = true, maxLength = 20, group = "profile") String name,
        @Field(secret = SecretKind.ENCRYPTED, minLength = 4) String password,
        @Field(secret = SecretKind.HASHED, minLength = 10) String portal,
        @Field(defaultValue = "true") boolean enabled,
        @Field(defaultValue = "2", min = 1, max = 10) int contacts,
        Integer limit,
        @Field(defaultValue = "RFC4733") Mode mode,
        @Field(defaultValue = "30", min = 5, max = 60) Duration ringTime,
        @Field(defaultValue = "08:30") LocalTime wakeUp,
        @Field(
                        defaultValue = "[\"PCMA\",\"PCMU\"]",
                        options = {"PCMA", "PCMU", "G722"},
                        minLength = 1)
                Set<String> codecs,
        @Field(pattern = "[A-Za-z]*", maxLength = 30) String nickname,
        @Field(references = "phone") String boss,
        Forward forward,
        List<Device> devices,
        @Field(immutable = true) String serial) {

    /** An enum. */
    public enum Mode {
        RFC4733,
        SIP_INFO,
        INBAND
    }

    /** An object of its own. */
    public record Forward(
            boolean enabled,
            @Field(references = "phone") String target,
            @Field(secret = SecretKind.ENCRYPTED) String pin) {}

    /** What a list holds. */
    public record Device(
            @Field(required = true, maxLength = 17) String mac,
            @Field(numberKind = "parking") String slot,
            @Field(references = "phone") String partner) {}

    public Phone {
        if ("000".equals(nickname)) {
            throw new IllegalArgumentException("no such nickname");
        }
        if ("forbidden".equals(name)) {
            throw new IllegalArgumentException("this name is forbidden");
        }
    }
}
