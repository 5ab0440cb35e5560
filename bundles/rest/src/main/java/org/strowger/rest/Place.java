package org.strowger.rest;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.strowger.api.config.ConfigService;
import org.strowger.api.config.ConfigType;

/** Where the system stands, as far as it matters at this door. */
public final class Place {
    private final ConfigService config;

    public Place(ConfigService config) {
        this.config = config;
    }

    private Map<String, Object> region() {
        return config.snapshot().raw("region", ConfigType.SINGLETON).orElse(Map.of());
    }

    /** Of answers to those who ask for no other. */
    public Locale locale() {
        return "zh".equals(region().get("language")) ? Locale.CHINESE : Locale.ENGLISH;
    }

    /** In which sheets are written. */
    public ZoneId zone() {
        return ZoneId.of(String.valueOf(region().getOrDefault("timeZone", "UTC")));
    }
}
