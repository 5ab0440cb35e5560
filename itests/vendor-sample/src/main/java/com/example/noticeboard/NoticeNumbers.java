package com.example.noticeboard;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.call.CallSession;
import org.strowger.api.call.Destination;
import org.strowger.api.call.DestinationKind;
import org.strowger.api.call.Destinations;
import org.strowger.api.call.HungUpException;
import org.strowger.api.call.NumberProvider;
import org.strowger.api.config.ConfigService;
import org.strowger.api.core.Text;

/** Notices as numbers that can be dialled, and as destinations of calls. */
@Component(service = {NumberProvider.class, DestinationKind.class})
public final class NoticeNumbers implements NumberProvider, DestinationKind {
    private final ConfigService config;
    private final Destinations destinations;
    private final Voice voice;
    private final Hearings hearings;

    @Activate
    public NoticeNumbers(
            @Reference ConfigService config,
            @Reference Destinations destinations,
            @Reference Voice voice,
            @Reference Hearings hearings) {
        this.config = config;
        this.destinations = destinations;
        this.voice = voice;
        this.hearings = hearings;
    }

    @Override
    public String kind() {
        return "notice";
    }

    @Override
    public Text name() {
        return Text.of("Notice", "公告");
    }

    /** What an item with a destination of this kind refers to cannot be deleted. */
    @Override
    public String targetType() {
        return "notice";
    }

    @Override
    public Optional<Destination> resolve(String number) {
        return config.snapshot()
                .find(Notice.class, number)
                .map(notice -> call -> call.run(session -> play(notice, session)));
    }

    private void play(Notice notice, CallSession session) throws HungUpException, InterruptedException {
        session.answer();
        session.note("notice", notice.number());
        hearings.heard(notice, session.caller());
        for (int i = 0; i < notice.times(); i++) {
            session.play(voice.of(notice, session.language()));
        }
        if (!notice.afterwards().isEmpty()) {
            session.enter(destinations.find(notice.afterwards()));
        }
    }
}
