package org.strowger.audit;

import java.util.List;
import org.strowger.api.store.Migration;
import org.strowger.api.store.Store;
import org.strowger.api.store.StoreException;

/** A database that is away when a test says so. */
final class FailingStore implements Store {
    volatile Store to;
    volatile boolean away;

    @Override
    public Dialect dialect() {
        return to.dialect();
    }

    @Override
    public void migrate(String module, List<Migration> migrations) {
        to.migrate(module, migrations);
    }

    @Override
    public <T> T inTransaction(Work<T> work) {
        if (away) {
            throw new StoreException("away", null);
        }
        return to.inTransaction(work);
    }
}
