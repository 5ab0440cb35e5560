package org.strowger.boards;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.strowger.api.board.BoardProfile;
import org.strowger.api.core.Text;
import org.strowger.api.hal.ModuleKind;

/** Reads the descriptions of boards that lie beside this class in {@code profiles/MODEL.properties}. */
final class Descriptors {
    private static final String SETTING = "setting.";

    private final Map<String, String> values;

    private Descriptors(Map<String, String> values) {
        this.values = values;
    }

    static BoardProfile load(String model) {
        Properties properties = new Properties();
        try (InputStream in = Descriptors.class.getResourceAsStream("profiles/" + model + ".properties")) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("description of board " + model, e);
        }
        return read(properties);
    }

    /** @throws IllegalArgumentException naming what is missing, wrong or unknown */
    static BoardProfile read(Properties properties) {
        Map<String, String> values = new TreeMap<>();
        properties
                .stringPropertyNames()
                .forEach(key -> values.put(key, properties.getProperty(key).strip()));
        Descriptors reader = new Descriptors(values);
        BoardProfile profile = reader.profile();
        if (!values.isEmpty()) {
            throw new IllegalArgumentException("unknown: " + values.keySet());
        }
        return profile;
    }

    private BoardProfile profile() {
        return new BoardProfile(
                take("model"),
                new Text(take("name.en"), take("name.zh")),
                match(),
                new BoardProfile.Limits(number("extensions"), number("calls")),
                slots(),
                list("network"),
                list("features"),
                list("drivers"),
                settings());
    }

    private BoardProfile.Match match() {
        String vendor = optional("match.vendor");
        String model = optional("match.model");
        String revision = optional("match.revision");
        return (vendor + model + revision).isEmpty() ? null : new BoardProfile.Match(vendor, model, revision);
    }

    /** {@code slot.1=FXO,FXS x 2}: what fits, and how many ports it has at most. */
    private List<BoardProfile.Slot> slots() {
        List<BoardProfile.Slot> slots = new ArrayList<>();
        for (int index = 1; values.containsKey("slot." + index); index++) {
            String[] parts = take("slot." + index).split(" x ");
            Set<ModuleKind> modules =
                    split(parts[0]).stream().map(ModuleKind::valueOf).collect(Collectors.toSet());
            slots.add(new BoardProfile.Slot(index, modules, Integer.parseInt(parts[1].strip())));
        }
        return slots;
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        values.forEach((key, value) -> {
            if (key.startsWith(SETTING)) {
                settings.put(key.substring(SETTING.length()), value);
            }
        });
        values.keySet().removeIf(key -> key.startsWith(SETTING));
        return settings;
    }

    private int number(String key) {
        int number = Integer.parseInt(take(key));
        if (number < 1) {
            throw new IllegalArgumentException(key + ": " + number);
        }
        return number;
    }

    private String take(String key) {
        String value = optional(key);
        if (value.isEmpty()) {
            throw new IllegalArgumentException("missing: " + key);
        }
        return value;
    }

    private String optional(String key) {
        String value = values.remove(key);
        return value == null ? "" : value;
    }

    private List<String> list(String key) {
        return split(optional(key));
    }

    private static List<String> split(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
