package org.strowger.media.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.core.Home;
import org.strowger.api.media.PromptLibrary;
import org.strowger.api.media.PromptPack;

/** The prompts of all three: the owner's files in {@code data/prompts}, those shipped, and those of other bundles. */
@Component
public class PromptShelf implements PromptLibrary {
    private static final int MOST_OWN = 5000;
    private static final String SUFFIX = ".wav";

    private final PromptPack shipped = new ShippedPrompts();
    private final Set<String> shippedNames = shipped.names();
    private final Path folder;
    private final PromptPacks packs;

    @Activate
    public PromptShelf(@Reference Home home, @Reference PromptPacks packs) {
        this.folder = home.data("prompts");
        this.packs = packs;
    }

    private record Key(String language, String name) {}

    @Override
    public List<PromptInfo> list() {
        List<Key> own = own();
        Map<Key, Origin> found = new HashMap<>();
        Set<String> languages = new TreeSet<>(ShippedPrompts.LANGUAGES);
        own.forEach(key -> languages.add(key.language()));
        for (String language : languages) {
            packs.all().forEach(taken -> taken.prompts().names().stream()
                    .filter(name -> taken.prompts().find(language, name).isPresent())
                    .forEach(name -> found.put(new Key(language, name), Origin.PLUGIN)));
        }
        for (String language : ShippedPrompts.LANGUAGES) {
            shippedNames.forEach(name -> found.put(new Key(language, name), Origin.SYSTEM));
        }
        List<PromptInfo> all = new ArrayList<>();
        own.forEach(key -> all.add(new PromptInfo(key.name(), key.language(), Origin.OWN, found.remove(key) != null)));
        found.forEach((key, origin) -> all.add(new PromptInfo(key.name(), key.language(), origin, false)));
        all.sort(Comparator.comparing(PromptInfo::name).thenComparing(PromptInfo::language));
        return all;
    }

    private List<Key> own() {
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(f -> f.getNameCount() == folder.getNameCount() + 2)
                    .map(f -> new Key(
                            f.getParent().getFileName().toString(),
                            f.getFileName().toString()))
                    .filter(k -> k.name().endsWith(SUFFIX))
                    .map(k ->
                            new Key(k.language(), k.name().substring(0, k.name().length() - SUFFIX.length())))
                    .filter(k -> valid(k.language(), k.name()))
                    .limit(MOST_OWN)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean valid(String language, String name) {
        return Prompts.LANGUAGE.matcher(language).matches()
                && Prompts.NAME.matcher(name).matches();
    }

    private Path file(String language, String name) {
        return folder.resolve(language).resolve(name + SUFFIX);
    }

    @Override
    public Optional<byte[]> read(String language, String name) {
        if (!valid(language, name)) {
            return Optional.empty();
        }
        Path own = file(language, name);
        try {
            return Files.isRegularFile(own, LinkOption.NOFOLLOW_LINKS)
                    ? Optional.of(Files.readAllBytes(own))
                    : others(language, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<byte[]> others(String language, String name) throws IOException {
        boolean system = shippedNames.contains(name);
        Optional<PromptPack> pack = system ? Optional.of(shipped) : packs.owner(name);
        if (pack.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = pack.get().open(language, name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        }
    }

    @Override
    public void put(String language, String name, byte[] wav) {
        if (!Prompts.LANGUAGE.matcher(language).matches()) {
            throw Problems.invalid(
                    "media.prompt.language",
                    "language",
                    "A language is two to eight letters, such as en.",
                    "语言须为 2 到 8 个字母，例如 en。");
        }
        if (!Prompts.NAME.matcher(name).matches()) {
            throw Problems.invalid(
                    "media.prompt.name",
                    "name",
                    "A name has lower case letters, digits and hyphens, at most 64.",
                    "名称只能包含小写字母、数字和连字符，最多 64 个字符。");
        }
        try {
            WavReader.read(new ByteArrayInputStream(wav));
            write(file(language, name), wav);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whoever reads it meanwhile gets the old one or the new one. */
    private static void write(Path file, byte[] wav) throws IOException {
        Files.createDirectories(file.getParent());
        Path fresh = Files.createTempFile(file.getParent(), ".new", ".part");
        try {
            Files.write(fresh, wav);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    @Override
    public boolean delete(String language, String name) {
        try {
            return valid(language, name) && Files.deleteIfExists(file(language, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
