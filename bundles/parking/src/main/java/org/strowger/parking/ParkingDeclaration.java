package org.strowger.parking;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.strowger.api.config.ConfigDeclaration;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.config.ConfigType;
import org.strowger.api.core.Problem;
import org.strowger.api.core.Text;

/** Declares the settings, which own the numbers of the places. */
@Component(service = ConfigDeclaration.class)
public final class ParkingDeclaration implements ConfigDeclaration<ParkingSettings> {
    private static final String TYPE = "parking-settings";
    private static final int MOST_PLACES = 100;

    @Override
    public Class<ParkingSettings> type() {
        return ParkingSettings.class;
    }

    /** Only what is stored owns numbers: defaults that nobody has set would not. */
    @Override
    public Map<String, Map<String, Object>> initialItems() {
        return Map.of(ConfigType.SINGLETON, Map.of());
    }

    @Override
    public List<Problem> validate(ParkingSettings item, ConfigSnapshot proposed) {
        Slots slots = Slots.of(item.slots());
        Text wrong = null;
        if (slots.first().length() != slots.last().length() || slots.count() < 1) {
            wrong = Text.of(
                    "Must be one number, or the first and the last with a hyphen, such as 41-49.",
                    "须为一个号码，或用连字符连接的起止号码，例如 41-49。");
        } else if (slots.count() > MOST_PLACES) {
            wrong = Text.of("There can be at most {0} places.", "驻留位最多 {0} 个。", MOST_PLACES);
        }
        return Optional.ofNullable(wrong).map(text -> new Problem("parking.slots", "slots", text)).stream()
                .toList();
    }

    @Override
    public List<Problem> validateAll(ConfigSnapshot current, ConfigSnapshot proposed) {
        boolean deleted = current.fingerprint(TYPE, ConfigType.SINGLETON).isPresent()
                && proposed.fingerprint(TYPE, ConfigType.SINGLETON).isEmpty();
        return deleted
                ? List.of(new Problem(
                        "parking.settings",
                        ConfigType.SINGLETON + "/",
                        Text.of(
                                "These settings cannot be deleted, since they own the numbers of the places; change them instead.",
                                "这些设置占用驻留位号码，不能删除；请修改其内容。")))
                : List.of();
    }
}
