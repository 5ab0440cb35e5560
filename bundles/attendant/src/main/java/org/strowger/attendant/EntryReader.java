package org.strowger.attendant;

import java.util.Optional;
import org.strowger.api.call.CallSession;
import org.strowger.api.call.HungUpException;
import org.strowger.api.media.AudioSource;

/**
 * Takes keys from a caller until it is clear what is meant. More keys are waited for only while a number that may be dialled
 * begins with those that came; {@code #}, a pause, or a key that no such number has next ends the entry, which as a whole
 * is a number, a key with a meaning, or wrong.
 */
final class EntryReader {
    private static final String END = "#";

    private final CallSession session;
    private final Attendant attendant;
    private final DirectDial numbers;

    EntryReader(CallSession session, Attendant attendant, DirectDial numbers) {
        this.session = session;
        this.attendant = attendant;
        this.numbers = numbers;
    }

    /** Plays, which the first key ends, and takes what the caller keys. */
    Entry read(AudioSource menu) throws HungUpException, InterruptedException {
        StringBuilder keys = new StringBuilder(key(menu));
        while (!keys.isEmpty() && numbers.goesOn(keys.toString())) {
            String next = key(null);
            if (next.isEmpty() || next.equals(END)) {
                break;
            }
            keys.append(next);
        }
        return keys.isEmpty() ? new Entry.None() : meaning(keys.toString());
    }

    private String key(AudioSource menu) throws HungUpException, InterruptedException {
        return session.collect(menu, 1, "", attendant.interDigitTimeout(), attendant.interDigitTimeout());
    }

    private Entry meaning(String keys) {
        Optional<Entry> number = numbers.find(keys, session).map(n -> new Entry.Dialed(keys, n.destination()));
        return number.or(() -> event(keys)).orElseGet(() -> new Entry.Wrong(keys));
    }

    private Optional<Entry> event(String keys) {
        char key = keys.charAt(0);
        return keys.length() > 1
                ? Optional.empty()
                : attendant.event(key).map(reference -> new Entry.Event(key, reference));
    }
}
