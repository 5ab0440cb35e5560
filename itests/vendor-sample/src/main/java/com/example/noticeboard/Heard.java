package com.example.noticeboard;

import java.util.Comparator;
import java.util.List;
import org.strowger.api.config.ConfigSnapshot;

/** How often a notice was heard, for people and tools. */
record Heard(String number, String title, int times) {
    /** In the order of their numbers. */
    static List<Heard> all(ConfigSnapshot config, Hearings hearings) {
        return config.all(Notice.class).stream()
                .map(notice -> new Heard(notice.number(), notice.title(), hearings.of(notice.number())))
                .sorted(Comparator.comparing(Heard::number))
                .toList();
    }
}
