package com.example.noticeboard;

import java.util.Comparator;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.call.CallSession;
import org.strowger.api.call.Destination;
import org.strowger.api.call.FeatureCode;
import org.strowger.api.call.HungUpException;
import org.strowger.api.config.ConfigService;
import org.strowger.api.core.Text;

/** The code that plays all current notices. */
@Component
public final class NoticesCode implements FeatureCode {
    private final ConfigService config;
    private final Voice voice;
    private final Hearings hearings;

    @Activate
    public NoticesCode(@Reference ConfigService config, @Reference Voice voice, @Reference Hearings hearings) {
        this.config = config;
        this.voice = voice;
        this.hearings = hearings;
    }

    @Override
    public String id() {
        return "notices";
    }

    @Override
    public Text name() {
        return Text.of("Hear the notices", "收听公告");
    }

    @Override
    public String defaultCode() {
        return "*86";
    }

    @Override
    public Destination destination(String argument) {
        return call -> call.run(this::play);
    }

    private void play(CallSession session) throws HungUpException, InterruptedException {
        session.answer();
        List<Notice> current = config.snapshot().all(Notice.class).stream()
                .filter(Notice::current)
                .sorted(Comparator.comparing(Notice::number))
                .toList();
        session.note("notices", current.size() + " current");
        if (current.isEmpty()) {
            session.play(voice.say("notice-none", session.language()));
        }
        for (Notice notice : current) {
            session.play(voice.say("notice-next", session.language()));
            hearings.heard(notice, session.caller());
            session.play(voice.of(notice, session.language()));
        }
    }
}
