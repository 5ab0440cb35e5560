package org.strowger.calls;

import java.util.Comparator;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.call.DestinationKind;
import org.strowger.api.config.TargetKind;
import org.strowger.api.config.TargetKinds;

/** Tells the configuration which destinations there are; also those whose plug-in is being taken out of service. */
@Component
public final class TargetKindList implements TargetKinds {
    private final Whiteboard whiteboard;

    @Activate
    public TargetKindList(@Reference Whiteboard whiteboard) {
        this.whiteboard = whiteboard;
    }

    @Override
    public List<TargetKind> kinds() {
        return whiteboard.all(DestinationKind.class).stream()
                .map(Contributed::service)
                .map(kind -> new TargetKind(kind.kind(), kind.name(), kind.targetType(), kind.targetPattern()))
                .sorted(Comparator.comparing(TargetKind::name))
                .toList();
    }
}
