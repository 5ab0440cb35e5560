package org.strowger.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.strowger.testkit.FakeHome;

public class DerbyStoreTest extends StoreContract {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Override
    JdbcStore open() {
        return Databases.openDerby(new FakeHome(folder.getRoot().toPath()));
    }

    @Test
    public void everythingLiesBelowTheHome() {
        Path data = folder.getRoot().toPath().resolve("data");
        assertThat(data.resolve("db/strowger/service.properties")).exists();
        assertThat(data.resolve("derby.log")).exists();
        assertThat(Path.of("derby.log")).doesNotExist();
    }

    @Test
    public void durabilityCannotBeSwitchedOff() {
        closeStore();
        System.setProperty("derby.system.durability", "test");
        openAgain();
        assertThat(System.getProperty("derby.system.durability")).isNull();
    }

    @Test
    public void closingLeavesNoThreadAndNoLock() {
        closeStore();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(t -> t.getName().startsWith("derby.") && t.isAlive());
        assertThat(folder.getRoot().toPath().resolve("data/db/strowger/db.lck")).doesNotExist();
        openAgain();
    }

    @Test
    public void aDatabaseWhoseMakingWasInterruptedIsMadeAgain() throws Exception {
        closeStore();
        Path home = folder.newFolder().toPath();
        Path part = Files.createDirectories(home.resolve("data/db/strowger.new/seg0"));
        Files.writeString(part.resolve("c10.dat"), "half");
        try (JdbcStore made = Databases.openDerby(new FakeHome(home))) {
            assertThat(made.<Boolean>inTransaction(c -> c.isValid(1))).isTrue();
            assertThat(home.resolve("data/db/strowger.new")).doesNotExist();
        }
        openAgain();
    }

    private void openAgain() {
        try {
            openStore();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
