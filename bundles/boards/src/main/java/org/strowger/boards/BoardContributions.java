package org.strowger.boards;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.strowger.api.board.BoardProfile;
import org.strowger.api.board.BoardProfiles;
import org.strowger.api.core.Text;
import org.strowger.api.hal.BoardDriver;
import org.strowger.api.plugin.Contribution;
import org.strowger.api.plugin.ContributionSource;

/** Tells which bundles bring drivers and boards. */
@Component
public final class BoardContributions implements ContributionSource {
    private static final String BUNDLE = "service.bundleid";

    private final Map<BoardDriver, Long> drivers = new ConcurrentHashMap<>();
    private final Map<BoardProfiles, Long> profiles = new ConcurrentHashMap<>();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addDriver(BoardDriver driver, Map<String, Object> properties) {
        drivers.put(driver, (Long) properties.get(BUNDLE));
    }

    void removeDriver(BoardDriver driver) {
        drivers.remove(driver);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addProfiles(BoardProfiles source, Map<String, Object> properties) {
        profiles.put(source, (Long) properties.get(BUNDLE));
    }

    void removeProfiles(BoardProfiles source) {
        profiles.remove(source);
    }

    @Override
    public List<Contribution> contributions() {
        List<Contribution> all = new ArrayList<>();
        drivers.forEach((driver, bundle) -> all.add(
                new Contribution("board-driver", driver.id(), Text.of("Driver of cards", "板卡驱动"), "", bundle, true)));
        profiles.forEach((source, bundle) -> source.profiles().forEach(profile -> all.add(board(profile, bundle))));
        return all;
    }

    private static Contribution board(BoardProfile profile, long bundle) {
        String detail = String.join(", ", profile.features());
        return new Contribution("board", profile.model(), profile.name(), detail, bundle, true);
    }
}
