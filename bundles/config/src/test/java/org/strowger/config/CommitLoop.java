package org.strowger.config;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.strowger.api.config.Author;
import org.strowger.api.config.ConfigTransaction;
import org.strowger.store.Databases;
import org.strowger.testkit.FakeHome;
import org.strowger.testkit.ManualScheduler;
import org.strowger.testkit.RecordingEventBus;

/**
 * A process that commits until it is killed: the same number into several items at a time. Prints each version that was
 * acknowledged.
 */
final class CommitLoop {
    static final List<String> PHONES = List.of("101", "102", "103", "104");

    private CommitLoop() {}

    public static void main(String[] arguments) {
        PrintStream out = System.out;
        out.println("starting");
        FakeHome home = new FakeHome(Path.of(arguments[0]));
        ConfigComponent config =
                new ConfigComponent(Databases.openDerby(home), home, new ManualScheduler(), new RecordingEventBus());
        config.addDeclaration(new Declared<>(Phone.class));
        while (true) {
            out.println(commit(config));
        }
    }

    private static long commit(ConfigComponent config) {
        ConfigTransaction transaction = config.begin(Author.SYSTEM);
        boolean exist = !config.snapshot().keys("phone").isEmpty();
        for (String number : PHONES) {
            if (exist) {
                long next = config.snapshot().version();
                transaction.patch("phone", number, Map.of("limit", next));
            } else {
                transaction.create("phone", Map.of("number", number, "name", "n", "password", "secret"));
            }
        }
        return transaction.commit("loop").version();
    }
}
