package org.strowger.boards;

import org.strowger.api.config.ConfigType;
import org.strowger.api.config.Field;

/**
 * Which board this is, when it is not to be found out.
 *
 * @param model {@code auto}, or the model of a board
 */
@ConfigType(name = BoardSettings.TYPE, readableBy = "operator", menu = "system", icon = "board")
public record BoardSettings(
        @Field(defaultValue = BoardSettings.AUTO, pattern = "[A-Za-z0-9][A-Za-z0-9._-]{0,30}", column = true)
                String model) {
    static final String TYPE = "board-settings";
    static final String AUTO = "auto";

    boolean auto() {
        return model.equalsIgnoreCase(AUTO);
    }
}
