package org.strowger.api.hal;

import java.util.Map;

/**
 * What a board is started with.
 *
 * @param board the board's name, first part of each {@link PortId}
 * @param settings what the profile says to this driver, such as parameters of kernel modules
 */
public record BoardConfig(String board, Map<String, String> settings) {
    public BoardConfig {
        settings = Map.copyOf(settings);
    }
}
