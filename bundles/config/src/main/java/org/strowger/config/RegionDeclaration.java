package org.strowger.config;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.strowger.api.config.ConfigDeclaration;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.config.ConfigType;
import org.strowger.api.config.Region;
import org.strowger.api.core.Problem;
import org.strowger.api.core.Text;

/** Where the system stands. */
final class RegionDeclaration implements ConfigDeclaration<Region> {
    private final Map<String, Object> before;

    /** @param callSettings as stored; language and tones stood there once, and are taken over */
    RegionDeclaration(Map<String, Object> callSettings) {
        Map<String, Object> taken = new LinkedHashMap<>();
        if (callSettings.get("language") instanceof String language) {
            taken.put("language", language);
        }
        if (callSettings.get("toneZone") instanceof String zone) {
            taken.put("country", zone.toUpperCase(Locale.ROOT));
        }
        this.before = taken;
    }

    @Override
    public Map<String, Map<String, Object>> initialItems() {
        return before.isEmpty() ? Map.of() : Map.of(ConfigType.SINGLETON, before);
    }

    @Override
    public Class<Region> type() {
        return Region.class;
    }

    @Override
    public List<Problem> validate(Region region, ConfigSnapshot proposed) {
        return ZoneId.getAvailableZoneIds().contains(region.timeZone())
                ? List.of()
                : List.of(new Problem(
                        "zone.unknown",
                        "timeZone",
                        new Text(
                                "No time zone has this name. It is written as in Asia/Shanghai or UTC.",
                                "没有此名称的时区。写法如 Asia/Shanghai 或 UTC。")));
    }
}
