package org.strowger.monitor.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ProcFilesTest {
    @Rule
    public final TemporaryFolder root = new TemporaryFolder();

    private void write(String path, String text) throws IOException {
        Path file = root.getRoot().toPath().resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private MachineFigures figures() {
        return new MachineFigures(new ProcFiles(root.getRoot().toPath()));
    }

    @Test
    public void loadIsWhatWasBusyBetweenTwoLooks() throws IOException {
        MachineFigures machine = figures();
        write("proc/stat", "cpu  100 0 100 700 100 0 0 0 50 0\ncpu0 1 2 3 4 5 6 7 8 9 10\n");
        Figures first = new Figures();
        machine.measure(first, 0);
        assertThat(first.values()).doesNotContainKey("cpu-machine");
        write("proc/stat", "cpu  150 0 125 750 125 0 0 0 90 0\n");
        Figures second = new Figures();
        machine.measure(second, 5_000_000_000L);
        assertThat(second.values().get("cpu-machine")).isEqualTo(50);
        assertThat(second.values().get("cpu-process")).isBetween(0.0, 100.0);
    }

    @Test
    public void trafficIsCountedASecondAndTheLoopbackNot() throws IOException {
        MachineFigures machine = figures();
        String head = "Inter-|   Receive\n face |bytes    packets\n";
        write(
                "proc/net/dev",
                head + "    lo: 9 0 0 0 0 0 0 0 9 0 0 0 0 0 0 0\n  eth0: 1000 1 0 0 0 0 0 0 500 1 0 0 0 0 0 0\n");
        machine.measure(new Figures(), 0);
        write(
                "proc/net/dev",
                head + "    lo: 99 0 0 0 0 0 0 0 99 0 0 0 0 0 0 0\n  eth0:6000 1 0 0 0 0 0 0 3000 1 0 0 0 0 0 0\n");
        Figures later = new Figures();
        machine.measure(later, 5_000_000_000L);
        assertThat(later.values().get("network-in:eth0")).isCloseTo(1000, within(0.1));
        assertThat(later.values().get("network-out:eth0")).isCloseTo(500, within(0.1));
        assertThat(later.values()).doesNotContainKey("network-in:lo");
        write("proc/net/dev", head + "  eth0: 10 1 0 0 0 0 0 0 10 1 0 0 0 0 0 0\n");
        Figures restarted = new Figures();
        machine.measure(restarted, 10_000_000_000L);
        assertThat(restarted.values()).as("the counter began anew").doesNotContainKey("network-in:eth0");
    }

    @Test
    public void memoryIsWhatIsNotAvailable() throws IOException {
        write("proc/meminfo", "MemTotal:        8000 kB\nMemFree: 1 kB\nMemAvailable:    2000 kB\n");
        write("proc/self/status", "Name:\tjava\nVmRSS:\t  300 kB\n");
        Figures figures = new Figures();
        figures().measure(figures, 0);
        assertThat(figures.values().get("memory-total")).isEqualTo(8000 * 1024);
        assertThat(figures.values().get("memory-used")).isEqualTo(6000 * 1024);
        assertThat(figures.values().get("memory-process")).isEqualTo(300 * 1024);
    }

    @Test
    public void elsewhereTheVirtualMachineIsAsked() {
        Figures figures = new Figures();
        figures().measure(figures, 0);
        assertThat(figures.values().get("memory-total")).isPositive();
        assertThat(figures.values().get("heap-used")).isPositive();
        assertThat(figures.values()).doesNotContainKeys("memory-process", "network-in:eth0");
    }

    @Test
    public void attemptsAreThoseOfTheLastMinute() {
        AttemptCounter attempts = new AttemptCounter();
        long second = 1_000_000_000L;
        assertThat(attempts.lastMinute(100, 0)).isZero();
        assertThat(attempts.lastMinute(110, 30 * second)).isEqualTo(10);
        assertThat(attempts.lastMinute(115, 60 * second)).isEqualTo(15);
        assertThat(attempts.lastMinute(115, 90 * second))
                .as("the first ten are over")
                .isEqualTo(5);
        assertThat(attempts.lastMinute(115, 200 * second)).isZero();
    }
}
