package org.strowger.cdr;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.strowger.api.call.CallRecord;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Text;

/** The place behind a record in the list, newest first. */
record Cursor(long startedAt, String id) implements Comparable<Cursor> {
    static Cursor behind(CallRecord record) {
        return new Cursor(record.startedAt().toEpochMilli(), record.id());
    }

    String text() {
        byte[] plain = (startedAt + "~" + id).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
    }

    /** Null when there is none. */
    static Cursor of(String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int tilde = plain.indexOf('~');
            return new Cursor(Long.parseLong(plain.substring(0, Math.max(0, tilde))), plain.substring(tilde + 1));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    ProblemException.Kind.INVALID,
                    "value.invalid",
                    "cursor",
                    Text.of("This is not where a page of call records begins.", "这不是通话记录分页的位置。"));
        }
    }

    @Override
    public int compareTo(Cursor other) {
        int byTime = Long.compare(other.startedAt, startedAt);
        return byTime != 0 ? byTime : other.id.compareTo(id);
    }
}
