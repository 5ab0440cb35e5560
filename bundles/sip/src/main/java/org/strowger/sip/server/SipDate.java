package org.strowger.sip.server;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The Date header (RFC 3261 section 25.1); written once a second however many phones register. Thread safe. */
final class SipDate {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private final Clock clock;
    private volatile Written last = new Written(Long.MIN_VALUE, "");

    private record Written(long second, String text) {}

    SipDate(Clock clock) {
        this.clock = clock;
    }

    String now() {
        Instant now = clock.instant();
        Written written = last;
        if (written.second() != now.getEpochSecond()) {
            written = new Written(now.getEpochSecond(), FORMAT.format(now.atOffset(ZoneOffset.UTC)));
            last = written;
        }
        return written.text();
    }
}
