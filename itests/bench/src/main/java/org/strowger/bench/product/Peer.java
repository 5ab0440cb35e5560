package org.strowger.bench.product;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.strowger.bench.sip.Account;
import org.strowger.testkit.FreePorts;

/**
 * Another PBX that somebody has started on this machine, with accounts of equal passwords: of the numbers the first half calls, the
 * second is called.
 *
 * @param pid its process; 0 when that is not known
 */
public record Peer(int sipPort, List<Account> callers, List<Account> callees, long pid, Path directory, FreePorts ports)
        implements Target {

    /** @param count how many numbers there are from the first one on */
    public static Peer of(int sipPort, int first, int count, String password, long pid, Path directory) {
        List<Account> all = IntStream.range(first, first + count)
                .mapToObj(number -> new Account("" + number, password))
                .toList();
        return new Peer(
                sipPort, all.subList(0, count / 2), all.subList(count / 2, count), pid, directory, new FreePorts());
    }

    @Override
    public ProcessVitals vitals() {
        return new ProcessVitals(pid);
    }

    @Override
    public long callRecords() {
        return -1;
    }
}
