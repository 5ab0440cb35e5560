package org.strowger.cdr;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.CallRecord.LegRecord;

/**
 * What a record is found by.
 *
 * @param term in lower case
 */
record Use(Role role, String term) {
    static final int MAX_TERM = 255;

    /** What it is in the record. */
    enum Role {
        CALLER('C'),
        CALLED('D'),
        NAME('N'),
        /** An extension that took part; looked up whole, never by a part. */
        EXTENSION('E');

        private final String code;

        Role(char code) {
            this.code = String.valueOf(code);
        }

        String code() {
            return code;
        }
    }

    static Set<Use> of(CallRecord record) {
        Set<Use> uses = new LinkedHashSet<>();
        add(uses, Role.CALLER, record.caller().number());
        add(uses, Role.NAME, record.caller().name());
        add(uses, Role.CALLED, record.dialed());
        add(uses, Role.CALLED, record.answeredBy());
        Stream.concat(Stream.of(record.caller()), record.legs().stream().map(LegRecord::party))
                .forEach(party -> add(uses, Role.EXTENSION, party.extension()));
        return uses;
    }

    private static void add(Set<Use> uses, Role role, String text) {
        if (!text.isEmpty()) {
            uses.add(new Use(role, term(text)));
        }
    }

    static String term(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.length() <= MAX_TERM ? lower : lower.substring(0, MAX_TERM);
    }

    /** All that a free search looks through, in one text. */
    static String words(CallRecord record) {
        return String.join(
                "\n",
                term(record.caller().number()),
                term(record.caller().name()),
                term(record.dialed()),
                term(record.answeredBy()));
    }
}
