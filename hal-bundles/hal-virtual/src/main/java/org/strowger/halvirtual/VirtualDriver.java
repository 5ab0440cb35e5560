package org.strowger.halvirtual;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.config.Commit;
import org.strowger.api.config.ConfigListener;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.core.Scheduler;
import org.strowger.api.hal.BoardDriver;
import org.strowger.api.hal.BoardHandle;
import org.strowger.api.hal.HostInfo;

/** Finds a board everywhere, since it makes it. */
@Component(service = {BoardDriver.class, ConfigListener.class})
public final class VirtualDriver implements BoardDriver, ConfigListener {
    static final String ID = "virtual";
    private static final VirtualBoardSettings DEFAULTS = new VirtualBoardSettings(
            List.of(VirtualBoardSettings.Module.FXS, VirtualBoardSettings.Module.FXO), 2, List.of(), List.of());

    private final Scheduler scheduler;
    private final List<VirtualBoard> boards = new CopyOnWriteArrayList<>();
    private VirtualBoardSettings settings = DEFAULTS;

    @Activate
    public VirtualDriver(@Reference Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public synchronized Optional<BoardHandle> probe(HostInfo host) {
        boards.removeIf(VirtualBoard::isOver);
        VirtualBoard board = new VirtualBoard(scheduler, settings);
        boards.add(board);
        return Optional.of(board);
    }

    @Override
    public void committed(Commit commit, ConfigSnapshot previous, ConfigSnapshot current) {
        refreshed(current);
    }

    /** Until somebody has set something the defaults count; the type itself may still be on its way. */
    @Override
    public synchronized void refreshed(ConfigSnapshot current) {
        settings = current.find(VirtualBoardSettings.class, "default").orElse(DEFAULTS);
        boards.forEach(board -> board.apply(settings));
    }

    @Deactivate
    synchronized void stop() {
        boards.forEach(VirtualBoard::end);
    }
}
