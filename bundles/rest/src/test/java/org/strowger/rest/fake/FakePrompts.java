package org.strowger.rest.fake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Text;
import org.strowger.api.media.PromptLibrary;

/** Prompts in memory, besides one of the system. */
public final class FakePrompts implements PromptLibrary {
    private static final String SYSTEM = "en/goodbye";
    private final Map<String, byte[]> own = new TreeMap<>();

    @Override
    public List<PromptInfo> list() {
        TreeMap<String, PromptInfo> all =
                new TreeMap<>(Map.of(SYSTEM, new PromptInfo("goodbye", "en", Origin.SYSTEM, false)));
        own.keySet().forEach(k -> {
            String[] parts = k.split("/");
            all.put(k, new PromptInfo(parts[1], parts[0], Origin.OWN, k.equals(SYSTEM)));
        });
        return List.copyOf(all.values());
    }

    @Override
    public Optional<byte[]> read(String language, String name) {
        return Optional.ofNullable(own.get(language + '/' + name));
    }

    @Override
    public void put(String language, String name, byte[] wav) {
        if (wav.length < 4) {
            throw new ProblemException(
                    ProblemException.Kind.INVALID, "media.wav", "file", Text.of("No WAV file.", "不是 WAV 文件。"));
        }
        own.put(language + '/' + name, wav);
    }

    @Override
    public boolean delete(String language, String name) {
        return own.remove(language + '/' + name) != null;
    }
}
