package org.strowger.attendant;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.call.Destination;
import org.strowger.api.call.DestinationKind;
import org.strowger.api.call.Destinations;
import org.strowger.api.call.NumberProvider;
import org.strowger.api.config.ConfigService;
import org.strowger.api.core.Text;
import org.strowger.api.media.MediaService;

/** The attendants as numbers that can be dialled, and as destinations of calls. */
@Component(service = {NumberProvider.class, DestinationKind.class})
public final class AttendantNumbers implements NumberProvider, DestinationKind {
    private static final String KIND = "attendant";

    private final ConfigService config;
    private final Destinations destinations;
    private final MediaService media;

    @Activate
    public AttendantNumbers(
            @Reference ConfigService config, @Reference Destinations destinations, @Reference MediaService media) {
        this.config = config;
        this.destinations = destinations;
        this.media = media;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Text name() {
        return Text.of("Auto attendant", "自动话务员");
    }

    @Override
    public String targetType() {
        return KIND;
    }

    @Override
    public Optional<Destination> resolve(String number) {
        return config.snapshot().find(Attendant.class, number).map(this::destination);
    }

    /** A call goes by the configuration of the moment it comes in. */
    private Destination destination(Attendant attendant) {
        return call -> call.run(new AttendantScript(attendant, config.snapshot(), destinations, media));
    }
}
