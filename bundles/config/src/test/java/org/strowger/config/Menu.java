package org.strowger.config;

import java.util.List;
import org.strowger.api.config.ConfigType;
import org.strowger.api.config.Field;

/** A type whose items send calls to places. */
@ConfigType(name = "menu", key = "name", menu = "phone")
public record Menu(
        @Field(required = true, pattern = "[a-z]+") String name,
        @Field(destination = true) String after,
        @Field(destination = true) List<String> others,
        List<Step> steps,
        String remark) {

    /** What a key does. */
    public record Step(String digit, @Field(destination = true) String to) {}
}
