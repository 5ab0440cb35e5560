package org.strowger.parking;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.strowger.api.call.CallScript;
import org.strowger.api.call.NumberState;
import org.strowger.api.call.Party;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.testkit.ConfigRecords;
import org.strowger.testkit.FakeCallControl;
import org.strowger.testkit.FakeCallSession;
import org.strowger.testkit.FakeConfig;
import org.strowger.testkit.FakeDestinations;
import org.strowger.testkit.FakeInCall;
import org.strowger.testkit.FakeMediaService;
import org.strowger.testkit.ManualScheduler;
import org.strowger.testkit.RecordingEventBus;

/** Parking with everything around it faked, and time that stands still. */
final class Rig {
    static final Party OUTSIDER = new Party("5551234", "Zoe", "", false);
    static final Party ANN = Party.extension("101", "Ann");
    static final Party BOB = Party.extension("102", "Bob");
    static final Party CAT = Party.extension("103", "Cat");

    /** The type is not there any more. */
    boolean settingsGone;

    final FakeConfig config = new FakeConfig() {
        @Override
        public ConfigSnapshot snapshot() {
            if (settingsGone) {
                throw new IllegalStateException("there is no such type");
            }
            return super.snapshot();
        }
    };
    final ManualScheduler time = new ManualScheduler();
    final RecordingEventBus events = new RecordingEventBus();
    final FakeMediaService media = new FakeMediaService();

    final Lot lot = new Lot(config, time, events);
    final Parking parking = new Parking(lot, media, time, new FakeDestinations());
    final Announcements announcements = new Announcements(media);
    final ParkCode code = new ParkCode(lot, parking, announcements);
    final ParkingNumbers numbers = new ParkingNumbers(lot, parking, announcements, config);
    final Watch watch = new Watch(lot);
    private final Map<String, Object> settings = new HashMap<>();

    Rig() {
        List.of("on", "full", "empty").forEach(prompt -> media.addPrompt("parking-" + prompt));
        List.of("1", "2", "4").forEach(digit -> media.addPrompt("digit-" + digit));
    }

    void set(String field, Object value) {
        settings.put(field, value);
        config.put("default", ConfigRecords.make(ParkingSettings.class, settings));
    }

    /** Ann, who talks with somebody, presses the code. */
    FakeInCall press(Party other) {
        FakeInCall call = new FakeInCall(ANN, other);
        code.pressed(call);
        return call;
    }

    /** Ann parks somebody. */
    FakeCallControl park(Party other, String id) {
        return press(other).sendOther(id);
    }

    /** A call to a number of parking. */
    FakeCallControl dial(String number, Party caller, Party authority) {
        FakeCallControl call =
                new FakeCallControl(caller).id("from " + caller.number()).onPermissionOf(authority);
        numbers.resolve(number).orElseThrow().enter(call);
        return call;
    }

    FakeCallControl dial(String number, Party caller) {
        return dial(number, caller, caller);
    }

    /** The last thing that was done with a call. */
    static String last(FakeCallControl call) {
        return call.did().get(call.did().size() - 1);
    }

    /** The time of who is kept waiting is over, or he has to go. */
    static void endHold(FakeCallControl call) {
        call.destination().orElseThrow().enter(call);
    }

    /** What a caller hears who listens to the end. */
    static List<String> heard(CallScript script) {
        return FakeCallSession.from("103").run(script).heard();
    }

    static List<String> heard(FakeCallControl call) {
        return heard(call.script().orElseThrow());
    }

    NumberState.Status lamp(String slot) {
        return watch.state(slot).orElseThrow().status();
    }
}
