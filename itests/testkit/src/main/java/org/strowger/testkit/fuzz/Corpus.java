package org.strowger.testkit.fuzz;

import static java.util.function.Predicate.not;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The inputs of one target that are kept: seeds to begin from, and everything that was found once. They are files of
 * {@code src/test/fuzz/<target>} in the module.
 */
public final class Corpus {
    private final Path folder;

    private Corpus(Path folder) {
        this.folder = folder;
    }

    /** Of the target of this name, in the module that is tested. */
    public static Corpus of(String target) {
        return new Corpus(Path.of("src", "test", "fuzz", target));
    }

    static Corpus in(Path folder) {
        return new Corpus(folder);
    }

    public List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(not(Files::isDirectory)).sorted().toList();
        }
    }

    /** Reads each, and says of which it was when one cannot be read as it should. */
    public int replay(Bounded.Reader reader) throws IOException {
        List<Path> files = files();
        for (Path file : files) {
            byte[] input = Files.readAllBytes(file);
            try {
                reader.read(input);
            } catch (Exception | AssertionError | StackOverflowError e) {
                throw new AssertionError(file + ": " + e, e);
            }
        }
        return files.size();
    }
}
