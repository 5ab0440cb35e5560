package org.strowger.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;
import org.strowger.api.core.Text;
import org.strowger.api.plugin.Contribution;
import org.strowger.api.plugin.ContributionSource;
import org.strowger.api.store.Migration;
import org.strowger.api.store.Store;

/** Hands the database to each bundle, and so knows whose tables are whose. */
final class StorePerBundle implements ServiceFactory<Store> {
    /** What a module's tables were brought to, by a bundle that has the database in its hands. */
    private record Migrated(Migration last, long bundleId) {}

    private final JdbcStore store;
    private final Map<String, Migrated> modules = new ConcurrentSkipListMap<>();

    StorePerBundle(JdbcStore store) {
        this.store = store;
    }

    @Override
    public Store getService(Bundle bundle, ServiceRegistration<Store> registration) {
        return new Handed(bundle.getBundleId());
    }

    @Override
    public void ungetService(Bundle bundle, ServiceRegistration<Store> registration, Store handed) {
        modules.values().removeIf(m -> m.bundleId() == bundle.getBundleId());
    }

    /** As a {@link ContributionSource}; registered apart, since a factory is asked for what it makes. */
    List<Contribution> contributions() {
        List<Contribution> out = new ArrayList<>();
        modules.forEach((module, migrated) -> {
            String version = Integer.toString(migrated.last().version());
            Text label = Text.of("Tables of {0}, version {1}", "{0} 的数据表，版本 {1}", module, version);
            String detail = migrated.last().description();
            out.add(new Contribution("storage-migration", module, label, detail, migrated.bundleId(), true));
        });
        return out;
    }

    /** The database in one bundle's hands. */
    private final class Handed implements Store {
        private final long bundleId;

        Handed(long bundleId) {
            this.bundleId = bundleId;
        }

        @Override
        public Dialect dialect() {
            return store.dialect();
        }

        @Override
        public void migrate(String module, List<Migration> steps) {
            store.migrate(module, steps);
            if (!steps.isEmpty()) {
                modules.put(module, new Migrated(steps.get(steps.size() - 1), bundleId));
            }
        }

        @Override
        public <T> T inTransaction(Work<T> work) {
            return store.inTransaction(work);
        }
    }
}
