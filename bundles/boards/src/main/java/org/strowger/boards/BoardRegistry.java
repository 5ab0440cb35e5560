package org.strowger.boards;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.strowger.api.board.BoardChanged;
import org.strowger.api.board.BoardProfile;
import org.strowger.api.board.BoardStatus;
import org.strowger.api.board.Boards;
import org.strowger.api.board.Capacity;
import org.strowger.api.board.PortStateChanged;
import org.strowger.api.config.Commit;
import org.strowger.api.config.ConfigListener;
import org.strowger.api.config.ConfigService;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.core.Health;
import org.strowger.api.core.HealthCheck;
import org.strowger.api.core.Scheduler;
import org.strowger.api.core.Text;
import org.strowger.api.event.EventBus;
import org.strowger.api.hal.BoardDriver;
import org.strowger.api.hal.BoardListener;
import org.strowger.api.hal.LinePort;
import org.strowger.api.hal.PortEvent;

/**
 * Finds out which board this is, installs what drives it, and runs it. Whenever something changes, everything is looked at
 * anew on one thread; where nothing is to be done, nothing is.
 */
@Component(
        service = {Boards.class, Capacity.class, HealthCheck.class, ConfigListener.class},
        immediate = true,
        configurationPid = "org.strowger.boards")
@Designate(ocd = StartSettings.class)
public final class BoardRegistry implements Boards, Capacity, HealthCheck, ConfigListener, BoardListener {
    private final ConfigService config;
    private final BoardCatalog catalog;
    private final Scheduler scheduler;
    private final EventBus events;
    private final HostProbe probe;
    private final String startModel;
    private final Worker worker = new Worker("boards");
    private final RunningBoard running = new RunningBoard(this);
    private final List<BoardDriver> drivers = new CopyOnWriteArrayList<>();
    private volatile Choice choice;
    private volatile Text driversFault;
    private volatile List<String> installed = List.of();
    private final Runnable settle = this::settle;
    private final Runnable boardsChanged = this::settleSoon;
    private BoardChanged lastTold;

    /** Comes when the system has installed itself. */
    private volatile Drivers installer;

    @Activate
    public BoardRegistry(
            @Reference ConfigService config,
            @Reference BoardCatalog catalog,
            @Reference Scheduler scheduler,
            @Reference EventBus events,
            StartSettings settings) {
        this(config, catalog, scheduler, events, new HostProbe(Path.of("/")), settings.model());
    }

    BoardRegistry(
            ConfigService config,
            BoardCatalog catalog,
            Scheduler scheduler,
            EventBus events,
            HostProbe probe,
            String startModel) {
        this.config = config;
        this.catalog = catalog;
        this.scheduler = scheduler;
        this.events = events;
        this.probe = probe;
        this.startModel = startModel.isBlank() ? BoardSettings.AUTO : startModel.strip();
        this.choice = choose(this.startModel);
        catalog.watch(boardsChanged);
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void setInstaller(Drivers found) {
        installer = found;
        settleSoon();
    }

    void unsetInstaller(Drivers gone) {
        if (installer == gone) {
            installer = null;
        }
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addDriver(BoardDriver driver) {
        drivers.add(driver);
        settleSoon();
    }

    void removeDriver(BoardDriver driver) {
        drivers.remove(driver);
        settleSoon();
    }

    @Override
    public void committed(Commit commit, ConfigSnapshot previous, ConfigSnapshot current) {
        boolean concerned = commit.changes().stream()
                .anyMatch(change -> change.item().type().equals(BoardSettings.TYPE));
        if (concerned) {
            settleSoon();
        }
    }

    @Override
    public void refreshed(ConfigSnapshot current) {
        settleSoon();
    }

    private void settleSoon() {
        worker.executeOnce(settle);
    }

    /** Until the setting can be read nothing is installed or removed: it may say something else than what is guessed. */
    private void settle() {
        if (config.type(BoardSettings.TYPE).isEmpty()) {
            return;
        }
        BoardSettings setting = config.snapshot().singleton(BoardSettings.class);
        choice = choose(setting.auto() ? startModel : setting.model());
        BoardProfile profile = choice.profile();
        running.leave(profile, drivers);
        installDrivers(profile);
        running.start(profile, choice.host(), drivers);
        tell();
    }

    private Choice choose(String model) {
        return Matching.choose(catalog, probe.probe(), model.equalsIgnoreCase(BoardSettings.AUTO) ? "" : model);
    }

    /**
     * On a machine that is no known board there is nothing to drive. The drivers of a board that was named and is not
     * known stay: who describes it may be being updated.
     */
    private void installDrivers(BoardProfile profile) {
        Drivers ready = installer;
        if (ready == null || choice.absent()) {
            return;
        }
        try {
            ready.install(choice.fallback() ? List.of() : profile.features());
            driversFault = null;
        } catch (Drivers.DriversException e) {
            driversFault = Text.of(
                    "The drivers of {0} cannot be installed: {1}", "无法安装 {0} 的驱动：{1}", profile.model(), e.getMessage());
        }
        installed = ready.installed();
    }

    private void tell() {
        Outlook outlook = outlook();
        BoardChanged now = new BoardChanged(scheduler.clock().instant(), model(), outlook.state(), outlook.reason());
        boolean same = lastTold != null
                && lastTold.model().equals(now.model())
                && lastTold.state() == now.state()
                && lastTold.reason().equals(now.reason());
        if (!same) {
            lastTold = now;
            events.publish(now);
        }
    }

    private Outlook outlook() {
        return Outlook.of(choice, running.current(), driversFault);
    }

    @Override
    public void happened(PortEvent event) {
        if (event instanceof PortEvent.StateChanged changed) {
            events.publish(
                    new PortStateChanged(changed.at(), changed.port().toString(), changed.health(), changed.state()));
        }
    }

    /** Other ports: told even though the board's state is the same. */
    @Override
    public void changed() {
        worker.execute(() -> {
            lastTold = null;
            tell();
        });
    }

    @Override
    public void failed(Text reason) {
        worker.execute(() -> {
            running.failed(reason);
            tell();
        });
    }

    @Override
    public BoardStatus status() {
        return outlook().status(installed);
    }

    @Override
    public List<LinePort> ports() {
        return running.current().map(Outlook::ports).orElse(List.of());
    }

    @Override
    public List<BoardProfile> profiles() {
        return catalog.all();
    }

    @Override
    public int maxExtensions() {
        return choice.profile().limits().extensions();
    }

    @Override
    public int maxCalls() {
        return choice.profile().limits().calls();
    }

    @Override
    public String model() {
        return choice.profile().model();
    }

    @Override
    public String component() {
        return "boards";
    }

    @Override
    public Health check() {
        return outlook().health();
    }

    @Deactivate
    void stop() {
        catalog.unwatch(boardsChanged);
        worker.stop();
        running.stop();
    }
}
