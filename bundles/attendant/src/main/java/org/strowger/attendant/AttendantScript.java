package org.strowger.attendant;

import java.time.Duration;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.CallScript;
import org.strowger.api.call.CallSession;
import org.strowger.api.call.Destination;
import org.strowger.api.call.Destinations;
import org.strowger.api.call.HungUpException;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.media.MediaService;

/**
 * One caller in the menu of one attendant. The menu is played until the caller has chosen, at most so often as set; after a
 * wrong entry it says so first. Another attendant that a key leads to is a script of its own.
 */
final class AttendantScript implements CallScript {
    static final String INVALID = "invalid";
    static final String GOODBYE = "goodbye";
    private static final String STEP = "attendant";
    /** As many keys as a call keeps for whoever asks next. */
    private static final int ALL = 64;

    private final Attendant attendant;
    private final ConfigSnapshot config;
    private final Destinations destinations;
    private final MediaService media;

    AttendantScript(Attendant attendant, ConfigSnapshot config, Destinations destinations, MediaService media) {
        this.attendant = attendant;
        this.config = config;
        this.destinations = destinations;
        this.media = media;
    }

    @Override
    public Destination fallback() {
        return destinations.find(attendant.fallback());
    }

    @Override
    public void run(CallSession session) throws HungUpException, InterruptedException {
        session.answer();
        attendant.language().locale().ifPresent(session::language);
        Speech speech = new Speech(media, session.language());
        attendant.prompts().stream()
                .filter(prompt -> speech.find(prompt).isEmpty())
                .forEach(prompt -> note(session, "prompt " + prompt + " is missing"));
        EntryReader reader = new EntryReader(session, attendant, new DirectDial(attendant, config));
        Entry entry = new Entry.None();
        for (int plays = 0; undecided(entry) && plays < attendant.playCount(); plays++) {
            entry = reader.read(speech.menu(attendant));
            if (entry instanceof Entry.Wrong wrong) {
                refuse(wrong, session, speech);
            }
        }
        follow(entry, session, speech);
    }

    private static boolean undecided(Entry entry) {
        return entry instanceof Entry.None || entry instanceof Entry.Wrong;
    }

    /** Keys that come meanwhile belong to a number that was wrong; where no numbers are dialled, each is a new choice. */
    private void refuse(Entry.Wrong wrong, CallSession session, Speech speech)
            throws HungUpException, InterruptedException {
        note(session, "invalid " + wrong.keys());
        session.play(speech.say(INVALID));
        if (attendant.directDial()) {
            session.collect(null, ALL, "", Duration.ZERO, Duration.ZERO);
        }
    }

    private void follow(Entry entry, CallSession session, Speech speech) throws HungUpException, InterruptedException {
        if (entry instanceof Entry.Dialed dialed) {
            note(session, "dialled " + dialed.number());
            session.enter(dialed.destination());
        } else if (entry instanceof Entry.Event event) {
            enter("key " + event.key(), event.reference(), session, speech);
        } else if (entry instanceof Entry.Wrong) {
            enter("invalid", attendant.invalid(), session, speech);
        } else {
            enter("no input", attendant.noInput(), session, speech);
        }
    }

    private void enter(String why, String reference, CallSession session, Speech speech)
            throws HungUpException, InterruptedException {
        if (reference.isEmpty()) {
            note(session, why + ", hang up");
            session.play(speech.say(GOODBYE));
        } else {
            note(session, why + ", " + reference);
            session.enter(destinations.find(reference));
        }
    }

    private void note(CallSession session, String what) {
        session.note(STEP, attendant.number() + ": " + what, new CallRecord.Rule(STEP, attendant.number()));
    }
}
