package com.example.noticeboard;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.strowger.api.call.CallScript;
import org.strowger.api.call.Destination;
import org.strowger.api.call.Party;
import org.strowger.testkit.ConfigRecords;
import org.strowger.testkit.FakeCallControl;
import org.strowger.testkit.FakeConfig;
import org.strowger.testkit.FakeDestinations;
import org.strowger.testkit.FakeMediaService;
import org.strowger.testkit.ManualScheduler;
import org.strowger.testkit.RecordingEventBus;

/** The plug-in, with the fakes of the test kit in the place of the system. */
final class Rig {
    final FakeConfig config = new FakeConfig();
    final FakeMediaService media = new FakeMediaService();
    final RecordingEventBus events = new RecordingEventBus();
    final Voice voice = new Voice(media);
    final Hearings hearings = new Hearings(new ManualScheduler(), events);
    final NoticeNumbers numbers = new NoticeNumbers(config, new FakeDestinations(), voice, hearings);
    final NoticesCode code = new NoticesCode(config, voice, hearings);

    Rig() {
        List.of("notice-none", "notice-next", "fire-drill", "holiday").forEach(media::addPrompt);
    }

    /** Sets up a notice: field, value, field, value … */
    Notice notice(String number, Object... fields) {
        Map<String, Object> values = new HashMap<>(Map.of("number", number, "title", "Notice " + number));
        for (int i = 0; i < fields.length; i += 2) {
            values.put((String) fields[i], fields[i + 1]);
        }
        Notice notice = ConfigRecords.make(Notice.class, values);
        config.put(number, notice);
        return notice;
    }

    /** What a call that is sent there runs. */
    static CallScript script(Destination destination) {
        FakeCallControl call = new FakeCallControl(Party.extension("101", "Ann"));
        destination.enter(call);
        return call.script().orElseThrow();
    }
}
