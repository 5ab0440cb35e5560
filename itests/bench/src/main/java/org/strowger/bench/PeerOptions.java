package org.strowger.bench;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.strowger.bench.product.Peer;

/**
 * Which other PBX is to be measured. It runs on this machine, since phones and sound come from 127.0.0.1.
 *
 * @param port of SIP over UDP; 0 for no such PBX
 * @param first of its numbers; 0 while unknown
 * @param count of its numbers
 * @param pid its process, whose CPU and memory are told; 0 when unknown
 */
record PeerOptions(int port, int first, int count, String password, long pid) {
    static final PeerOptions NONE = new PeerOptions(0, 0, 0, "", 0);

    private static final Pattern ADDRESS = Pattern.compile("(?:127\\.0\\.0\\.1|localhost):([1-9][0-9]{0,4})");
    private static final Pattern NUMBERS = Pattern.compile("([1-9][0-9]{0,7})-([1-9][0-9]{0,7})");

    PeerOptions with(String option, String value) {
        return switch (option) {
            case "--peer" -> new PeerOptions(port(value), first, count, password, pid);
            case "--peer-numbers" -> numbers(value);
            case "--peer-password" -> new PeerOptions(port, first, count, value, pid);
            default -> new PeerOptions(port, first, count, password, process(value));
        };
    }

    private static int port(String value) {
        Matcher address = ADDRESS.matcher(value);
        if (!address.matches() || Integer.parseInt(address.group(1)) > 65_535) {
            throw new IllegalArgumentException("--peer: '" + value + "' is not 127.0.0.1:PORT");
        }
        return Integer.parseInt(address.group(1));
    }

    private PeerOptions numbers(String value) {
        Matcher range = NUMBERS.matcher(value);
        int from = range.matches() ? Integer.parseInt(range.group(1)) : 0;
        int size = range.matches() ? Integer.parseInt(range.group(2)) - from + 1 : 0;
        if (size < 2 || size > 10_000) {
            throw new IllegalArgumentException(
                    "--peer-numbers: '" + value + "' is not FIRST-LAST of 2 to 10000 numbers");
        }
        return new PeerOptions(port, from, size, password, pid);
    }

    private static long process(String value) {
        if (!value.matches("[1-9][0-9]{0,9}")) {
            throw new IllegalArgumentException("--peer-pid: '" + value + "' is no process");
        }
        return Long.parseLong(value);
    }

    /** Itself when all that is needed was said; null when nothing was. */
    PeerOptions complete() {
        if (equals(NONE)) {
            return null;
        }
        if (port == 0 || first == 0 || password.isEmpty()) {
            throw new IllegalArgumentException("--peer, --peer-numbers and --peer-password go together");
        }
        return this;
    }

    Peer peer(Path directory) {
        return Peer.of(port, first, count, password, pid, directory);
    }
}
