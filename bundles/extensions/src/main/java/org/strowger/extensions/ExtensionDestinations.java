package org.strowger.extensions;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.call.Destination;
import org.strowger.api.call.DestinationKind;
import org.strowger.api.config.ConfigService;
import org.strowger.api.core.Text;

/** Extensions as places that calls can be sent to by configuration: the same as to dial their number. */
@Component
public final class ExtensionDestinations implements DestinationKind {
    private final ExtensionNumbers numbers;

    @Activate
    public ExtensionDestinations(@Reference ConfigService config) {
        numbers = new ExtensionNumbers(config);
    }

    @Override
    public String kind() {
        return "extension";
    }

    @Override
    public Text name() {
        return Text.of("Extension", "分机");
    }

    @Override
    public String targetType() {
        return "extension";
    }

    @Override
    public Optional<Destination> resolve(String target) {
        return numbers.resolve(target);
    }
}
