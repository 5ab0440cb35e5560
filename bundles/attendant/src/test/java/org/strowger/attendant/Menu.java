package org.strowger.attendant;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.strowger.api.config.ConfigType;
import org.strowger.api.config.ItemRef;
import org.strowger.api.config.NumberRange;
import org.strowger.testkit.ConfigRecords;
import org.strowger.testkit.FakeCallSession;
import org.strowger.testkit.FakeConfig;
import org.strowger.testkit.FakeDestinations;
import org.strowger.testkit.FakeMediaService;

/** An attendant with what it needs, and callers for it. Its menu is called {@code menu} in what they hear. */
final class Menu {
    static final String HEARD = "tone !0/300, prompt menu";

    final FakeMediaService media;
    final FakeConfig config = new FakeConfig();
    private final Map<String, Object> values =
            new HashMap<>(Map.of("number", "0600", "name", "Main", "prompts", List.of("menu")));

    /** Something of ours that has a number. */
    @ConfigType(name = "extension", key = "number")
    record Phone(String number) {}

    /** Something of another kind that has a number. */
    @ConfigType(name = "queue", key = "number")
    record Queue(String number) {}

    Menu() {
        this(new FakeMediaService());
        List.of("menu", "invalid", "goodbye", AttendantPrompts.CHOOSE, AttendantPrompts.DIAL)
                .forEach(media::addPrompt);
    }

    /** Without prompts. */
    Menu(FakeMediaService media) {
        this.media = media;
        config.put("user", new NumberRange("user", "100", "899"));
        config.put("queue", new NumberRange("queue", "0300", "0335"));
    }

    /** Sets fields: name, value, name, value … */
    Menu with(Object... fields) {
        for (int i = 0; i < fields.length; i += 2) {
            values.put((String) fields[i], fields[i + 1]);
        }
        return this;
    }

    Menu withExtensions(String... numbers) {
        for (String number : numbers) {
            config.put(number, new Phone(number));
            config.own(number, new ItemRef("extension", number));
        }
        return this;
    }

    Menu withQueue(String number) {
        config.put(number, new Queue(number));
        config.own(number, new ItemRef("queue", number));
        return this;
    }

    /** A number that belongs to the settings of a service. */
    Menu withPlace(String number) {
        config.own(number, new ItemRef("parking-settings", "default"));
        return this;
    }

    Attendant attendant() {
        return ConfigRecords.make(Attendant.class, values);
    }

    /** Somebody from outside, to whom all numbers in the configuration are known. */
    FakeCallSession caller() {
        FakeCallSession caller = FakeCallSession.fromOutside("02155501234").dialed("0600");
        for (String type : config.snapshot().typeNames()) {
            for (String number : config.snapshot().keys(type)) {
                caller.number(number, type, FakeDestinations.to("number " + number));
            }
        }
        return caller;
    }

    AttendantScript script() {
        return new AttendantScript(attendant(), config.snapshot(), new FakeDestinations(), media);
    }

    /** Lets a caller through and gives him back. */
    FakeCallSession run(FakeCallSession caller) {
        return caller.run(script());
    }

    /** What becomes of a caller who presses this while the menu is played. */
    FakeCallSession pressing(String keys) {
        return run(caller().hearing("menu").presses(keys));
    }
}
