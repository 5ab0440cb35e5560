package org.strowger.media.source;

import java.util.Set;
import org.strowger.api.media.PromptPack;

/** What this bundle brings itself. */
final class ShippedPrompts implements PromptPack {
    static final Set<String> LANGUAGES = Set.of("en", "zh");

    @Override
    public String prefix() {
        return "";
    }
}
