package org.strowger.api.media;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The prompts that {@link MediaService#prompt} knows, and the owner's own among them, which may be added, replaced and deleted.
 * All methods read or write files.
 */
@ProviderType
public interface PromptLibrary {
    /** What is heard now, by name and language. */
    List<PromptInfo> list();

    /** The WAV file that is heard in exactly this language. */
    Optional<byte[]> read(String language, String name);

    /**
     * Keeps a sound as the owner's own, in place of an earlier one and before those of others. What plays goes on. INVALID as a
     * problem ({@code name}, {@code language}, {@code file}) when it has no such name or is no WAV as in
     * {@link MediaService#wav}.
     *
     * @param language two to eight lower case letters, such as {@code en}
     * @param name lower case letters, digits, hyphens, at most 64
     */
    void put(String language, String name, byte[] wav);

    /** Deletes the owner's own; false when he has none of that name. */
    boolean delete(String language, String name);

    /**
     * A prompt in one language.
     *
     * @param origin whose sound is heard
     * @param replaces the owner's own, which hides another one
     */
    record PromptInfo(String name, String language, Origin origin, boolean replaces) {}

    /** Who brings a prompt. */
    enum Origin {
        OWN,
        SYSTEM,
        PLUGIN
    }
}
