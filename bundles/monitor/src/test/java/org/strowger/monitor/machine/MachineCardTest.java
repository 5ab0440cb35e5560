package org.strowger.monitor.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.strowger.api.monitor.Machine;
import org.strowger.monitor.metrics.ProcFiles;
import org.strowger.monitor.metrics.StorageFigures;
import org.strowger.testkit.FakeHome;
import org.strowger.testkit.ManualScheduler;

public class MachineCardTest {
    @Rule
    public final TemporaryFolder root = new TemporaryFolder();

    @Rule
    public final TemporaryFolder home = new TemporaryFolder();

    private final ManualScheduler time = new ManualScheduler();

    private void write(String path, String text) throws IOException {
        Path file = root.getRoot().toPath().resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private MachineCard machine() {
        StorageFigures storage = new StorageFigures(new FakeHome(home.getRoot().toPath()), time);
        return new MachineCard(storage, new ProcFiles(root.getRoot().toPath()));
    }

    @Test
    public void linuxTellsWhatItIs() throws IOException {
        write("proc/cpuinfo", "processor\t: 0\nmodel name\t: Fast (R) CPU\n");
        write("proc/meminfo", "MemTotal:  2048 kB\n");
        write("proc/uptime", "4711.25 9000.1\n");
        write("proc/sys/kernel/hostname", "pbx-1\n");
        write("etc/os-release", "NAME=x\nPRETTY_NAME=\"Linux for Phones 12\"\n");
        Machine.Card card = machine().card();
        assertThat(card.hostName()).isEqualTo("pbx-1");
        assertThat(card.hardware().processor()).isEqualTo("Fast (R) CPU");
        assertThat(card.hardware().memoryBytes()).isEqualTo(2048 * 1024);
        assertThat(card.uptime()).isEqualTo(4711);
        assertThat(card.os().name()).isEqualTo("Linux for Phones 12");
        assertThat(card.interfaces()).noneMatch(one -> one.name().equals("lo"));
    }

    @Test
    public void elsewhereItSaysWhatIsKnown() {
        Machine.Card card = machine().card();
        assertThat(card.hardware().cores()).isPositive();
        assertThat(card.hardware().memoryBytes()).isNull();
        assertThat(card.uptime()).isNull();
        assertThat(card.os().name()).isEqualTo(System.getProperty("os.name"));
    }

    @Test
    public void theDatabaseIsMeasuredOnceAMinute() throws IOException {
        StorageFigures storage = new StorageFigures(new FakeHome(home.getRoot().toPath()), time);
        assertThat(storage.database()).isEmpty();
        Path file = home.getRoot().toPath().resolve("data/db/strowger/seg0/a.dat");
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[1000]);
        assertThat(storage.database()).isEmpty();
        time.advance(java.time.Duration.ofMinutes(1));
        assertThat(storage.database()).hasValue(1000);
        assertThat(storage.space().total()).isPositive();
    }
}
