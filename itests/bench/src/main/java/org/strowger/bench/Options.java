package org.strowger.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the command line asks for.
 *
 * @param json where to write the figures; null for nowhere
 * @param only names of the measurements wanted; empty for all
 * @param seconds length of each measured window; 0 for the usual one
 * @param peer another PBX to measure as well; null for none
 */
record Options(boolean quick, Path json, Set<String> only, int seconds, PeerOptions peer) {
    static final List<String> NAMES =
            List.of("start", "register", "calls", "pdd", "relay", "srtp", "transcode", "overload", "gc", "flood");

    /** Left out of a quick run. */
    private static final Set<String> LENGTHY = Set.of("overload", "flood");

    static Options parse(String... arguments) {
        boolean quick = false;
        Path json = null;
        Set<String> only = new TreeSet<>();
        int seconds = 0;
        PeerOptions peer = PeerOptions.NONE;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--quick" -> quick = true;
                case "--json" -> json = Path.of(value(arguments, ++i));
                case "--only" -> only.addAll(List.of(value(arguments, ++i).split(",")));
                case "--seconds" -> seconds = positive(value(arguments, ++i));
                case "--peer", "--peer-numbers", "--peer-password", "--peer-pid" ->
                    peer = peer.with(arguments[i], value(arguments, ++i));
                default -> only.add(name(arguments[i]));
            }
        }
        only.stream().filter(name -> !NAMES.contains(name)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("no measurement is named " + name + "; there are " + NAMES);
        });
        return new Options(quick, json, only, seconds, peer.complete());
    }

    private static String name(String argument) {
        if (argument.startsWith("-")) {
            throw new IllegalArgumentException(argument + ": unknown argument (see ./bench --help)");
        }
        return argument;
    }

    private static String value(String[] arguments, int index) {
        if (index >= arguments.length) {
            throw new IllegalArgumentException(arguments[index - 1] + ": a value is missing");
        }
        return arguments[index];
    }

    private static int positive(String text) {
        if (!text.matches("[1-9][0-9]{0,2}")) {
            throw new IllegalArgumentException("--seconds: '" + text + "' is not a number from 1 to 999");
        }
        return Integer.parseInt(text);
    }

    boolean wants(String name) {
        return only.isEmpty() ? !quick || !LENGTHY.contains(name) : only.contains(name);
    }

    /** Length of a measured window. */
    int window(int quickSeconds, int fullSeconds) {
        return seconds > 0 ? seconds : quick ? quickSeconds : fullSeconds;
    }
}
