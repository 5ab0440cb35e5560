package org.strowger.config;

import java.util.List;
import org.strowger.api.config.ConfigType;
import org.strowger.api.config.Field;

/** A type that refers to another. */
@ConfigType(name = "ring", key = "number")
public record Ring(
        @Field(required = true, numberKind = "queue") String number,
        @Field(references = "phone") List<String> members) {}
