package ${package};

import java.nio.file.Path;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.core.Scheduler;
import org.strowger.api.hal.BoardDriver;
import org.strowger.api.hal.BoardHandle;
import org.strowger.api.hal.HostInfo;

/** Finds the card by its number on the PCI bus. */
@Component
public final class CardDriver implements BoardDriver {
    static final String ID = "${artifactId}";

    /** Vendor and device, as {@code lspci -n} shows them: put your own here. */
    static final String CARD = "1234:5678";

    private static final Path DEVICE = Path.of("/dev/${artifactId}");

    private final Scheduler scheduler;

    @Activate
    public CardDriver(@Reference Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Optional<BoardHandle> probe(HostInfo host) {
        return host.pci().contains(CARD)
                ? Optional.of(new Card(scheduler, new DeviceWires(DEVICE)))
                : Optional.empty();
    }
}
