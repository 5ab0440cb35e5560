package org.strowger.parking;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Destination;
import org.strowger.api.call.DestinationKind;
import org.strowger.api.call.Destinations;
import org.strowger.api.call.NumberState;
import org.strowger.api.call.Party;
import org.strowger.testkit.ConfigRecords;
import org.strowger.testkit.FakeConfig;
import org.strowger.testkit.FakeMediaService;
import org.strowger.testkit.ManualScheduler;
import org.strowger.testkit.RecordingEventBus;

/** Parking with everything around it faked, and time that stands still. */
final class Rig {
    static final Party OUTSIDER = new Party("5551234", "Zoe", "", false);
    static final Party ANN = Party.extension("101", "Ann");
    static final Party BOB = Party.extension("102", "Bob");
    static final Party CAT = Party.extension("103", "Cat");

    final FakeConfig config = new FakeConfig();
    final ManualScheduler time = new ManualScheduler();
    final RecordingEventBus events = new RecordingEventBus();
    final FakeMediaService media = new FakeMediaService();
    /** References that were looked up and entered. */
    final List<String> fallbacks = new ArrayList<>();

    final Lot lot = new Lot(config, time, events);
    final Parking parking = new Parking(lot, media, time, new FakeDestinations());
    final Announcements announcements = new Announcements(media);
    final ParkCode code = new ParkCode(lot, parking, announcements);
    final ParkingNumbers numbers = new ParkingNumbers(lot, parking, announcements, config);
    final Watch watch = new Watch(lot);

    Rig() {
        for (String prompt : List.of("parking-on", "parking-full", "parking-empty", "digit-1", "digit-2", "digit-4")) {
            media.addPrompt(prompt);
        }
    }

    void set(String field, Object value) {
        config.put("default", ConfigRecords.make(ParkingSettings.class, Map.of(field, value)));
    }

    /** Ann, who talks with somebody, presses the code. */
    FakeInCall press(Party other) {
        FakeInCall call = new FakeInCall(ANN, other);
        code.pressed(call);
        return call;
    }

    /** Ann parks somebody. */
    FakeControl park(Party other, String id) {
        return press(other).sendOther(id);
    }

    /** A call to a number of parking. */
    FakeControl dial(String number, Party caller, Party authority) {
        FakeControl call = new FakeControl("from " + caller.number(), caller, authority);
        numbers.resolve(number).orElseThrow().enter(call);
        return call;
    }

    FakeControl dial(String number, Party caller) {
        return dial(number, caller, caller);
    }

    NumberState.Status lamp(String slot) {
        return watch.state(slot).orElseThrow().status();
    }

    private final class FakeDestinations implements Destinations {
        @Override
        public Destination find(String reference) {
            return call -> {
                fallbacks.add(reference);
                call.reject(Cause.NO_ANSWER);
            };
        }

        @Override
        public Destination fallback() {
            return find("");
        }

        @Override
        public List<DestinationKind> kinds() {
            return List.of();
        }
    }
}
