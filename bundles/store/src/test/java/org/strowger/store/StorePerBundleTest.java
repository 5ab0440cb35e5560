package org.strowger.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Bundle;
import org.strowger.api.plugin.Contribution;
import org.strowger.api.store.Migration;
import org.strowger.api.store.Store;
import org.strowger.testkit.FakeHome;

public class StorePerBundleTest {
    private static final List<Migration> STEPS =
            List.of(new Migration(1, "places", List.of("CREATE TABLE parking_place (number VARCHAR(9) PRIMARY KEY)")));

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private JdbcStore store;
    private StorePerBundle handing;

    @Before
    public void open() {
        store = Databases.openDerby(new FakeHome(folder.getRoot().toPath()));
        handing = new StorePerBundle(store);
    }

    @After
    public void close() {
        store.close();
    }

    @Test
    public void tablesAreListedWithTheBundleThatUsesThem() {
        Bundle parking = bundle(7);
        Store handed = handing.getService(parking, null);
        assertThat(handed.dialect()).isEqualTo(store.dialect());
        handed.migrate("parking", STEPS);
        handed.inTransaction(c -> c.createStatement().execute("INSERT INTO parking_place VALUES ('41')"));
        handing.getService(bundle(8), null).migrate("cdr", List.of());
        assertThat(handing.contributions()).hasSize(1);
        Contribution tables = handing.contributions().get(0);
        assertThat(tables.kind()).isEqualTo("storage-migration");
        assertThat(tables.id()).isEqualTo("parking");
        assertThat(tables.label().en()).isEqualTo("Tables of parking, version 1");
        assertThat(tables.detail()).isEqualTo("places");
        assertThat(tables.bundleId()).isEqualTo(7);
        handing.ungetService(parking, null, handed);
        assertThat(handing.contributions()).isEmpty();
    }

    private static Bundle bundle(long id) {
        return (Bundle) Proxy.newProxyInstance(
                Bundle.class.getClassLoader(),
                new Class<?>[] {Bundle.class},
                (self, method, arguments) -> method.getName().equals("getBundleId") ? id : null);
    }
}
