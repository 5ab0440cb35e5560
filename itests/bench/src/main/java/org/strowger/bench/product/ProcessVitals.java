package org.strowger.bench.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the kernel tells about a process; of number 0, about which nothing is known, nothing (NaN). The kernel's clock ticks are 10 ms, as everywhere on Linux for user programs. */
public record ProcessVitals(long pid) {
    private static final double TICK_SECONDS = 0.01;

    /** User and system time so far. */
    public double cpuSeconds() {
        if (pid == 0) {
            return Double.NaN;
        }
        String[] fields = stat();
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * TICK_SECONDS;
    }

    /** Seconds since it was started. */
    public double ageSeconds() {
        double up = Double.parseDouble(read("/proc/uptime").split(" ")[0]);
        return up - Long.parseLong(stat()[19]) * TICK_SECONDS;
    }

    public double threads() {
        return pid == 0 ? Double.NaN : Integer.parseInt(stat()[17]);
    }

    /** Resident memory in MB. */
    public double residentMb() {
        if (pid == 0) {
            return Double.NaN;
        }
        return read("/proc/" + pid + "/status")
                        .lines()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                        .findFirst()
                        .orElseThrow()
                / 1024.0;
    }

    /** Fields after the name, from the state on (proc(5) counts it as the third). */
    private String[] stat() {
        String stat = read("/proc/" + pid + "/stat");
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    }

    static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
