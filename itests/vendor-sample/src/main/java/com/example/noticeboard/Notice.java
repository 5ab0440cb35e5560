package com.example.noticeboard;

import java.util.List;
import org.strowger.api.config.ConfigType;
import org.strowger.api.config.Field;

/**
 * Something that callers are told.
 *
 * @param prompts spoken one after another; empty for the one that says that there is nothing new
 * @param current among those that the code plays
 * @param afterwards where the caller goes; empty for the end of the call
 */
@ConfigType(name = "notice", key = "number", readableBy = "operator", writableBy = "operator", menu = "calls", title = "title")
public record Notice(
        @Field(
                        required = true,
                        numberKind = "notice",
                        pattern = "[0-9]{2,11}",
                        group = "notice",
                        order = 10,
                        column = true)
                String number,
        @Field(required = true, pattern = "[^\\p{Cntrl}]*", maxLength = 64, group = "notice", order = 20, column = true)
                String title,
        @Field(pattern = "[a-z0-9][a-z0-9-]{0,63}", maxLength = 10, group = "notice", order = 30) List<String> prompts,
        @Field(defaultValue = "true", group = "notice", order = 40, column = true) boolean current,
        @Field(defaultValue = "1", min = 1, max = 100, group = "hearing", order = 50) int times,
        @Field(destination = true, group = "hearing", order = 60) String afterwards) {}
