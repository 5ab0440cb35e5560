package org.strowger.calls;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.strowger.api.call.Party;
import org.strowger.api.call.PartyProfile;
import org.strowger.api.call.ProgressTone;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.config.Region;
import org.strowger.api.core.Scheduler;
import org.strowger.api.event.EventBus;
import org.strowger.api.media.AudioSource;
import org.strowger.api.media.MediaService;
import org.strowger.calls.settings.CallSettings;
import org.strowger.calls.settings.ToneZone;

/**
 * What every call works with.
 *
 * @param pool threads on which the calls' executors run
 * @param calls finds others of them and opens more
 * @param gone told, on the call's executor, of a call that is over and has no legs left
 */
record CallEnvironment(
        Whiteboard whiteboard,
        Drains drains,
        NumberPlan plan,
        MediaService media,
        Scheduler scheduler,
        EventBus events,
        Supplier<ConfigSnapshot> config,
        Devices devices,
        ScriptThreads scripts,
        LegIndex legs,
        Executor pool,
        Calls calls,
        Consumer<Call> gone) {

    private static final Party NOBODY = new Party("", "", "", false);

    /** The calls of the system. */
    interface Calls {
        /** Opens a call that grows out of another. */
        Call open(Party caller, String dialed, String linkedId);

        /** One that is not over. */
        Optional<Call> find(String id);
    }

    CallSettings settings() {
        return config.get().singleton(CallSettings.class);
    }

    private Region region() {
        return config.get().singleton(Region.class);
    }

    /** Where a number leads when this party dials it now. */
    NumberPlan.Resolution resolve(String number, Party who) {
        return plan.resolve(number, who, config.get());
    }

    /** Where a number leads when nobody in particular dials it: features have no numbers then. */
    NumberPlan.Resolution number(String number) {
        return resolve(number, NOBODY);
    }

    /** A tone as callers of the system's country know it. */
    AudioSource tone(ProgressTone tone) {
        return media.tone(ToneZone.of(region().country()).cadence(tone));
    }

    /** Class of the music that others hear while this party has put them on hold. */
    String musicClass(Party holder) {
        return whiteboard
                .profile(holder.extension())
                .map(PartyProfile::musicClass)
                .filter(name -> !name.isEmpty())
                .orElseGet(() -> settings().musicClass());
    }

    /** Language of the prompts that this party hears: as chosen in the call, else its own, else the system's. */
    Locale language(CallLeg listener) {
        if (listener.language() != null) {
            return listener.language();
        }
        return whiteboard
                .profile(listener.party().extension())
                .map(PartyProfile::language)
                .orElseGet(() -> region().locale());
    }
}
