package org.strowger.extensions;

import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.call.Party;
import org.strowger.api.call.PartyProfile;
import org.strowger.api.call.PartyProfiles;
import org.strowger.api.config.ConfigService;

/** Names, languages, hold music and call waiting of extension users. */
@Component
public final class ExtensionProfiles implements PartyProfiles {
    private final ConfigService config;

    @Activate
    public ExtensionProfiles(@Reference ConfigService config) {
        this.config = config;
    }

    @Override
    public Optional<PartyProfile> find(String extension) {
        return config.snapshot().find(Extension.class, extension).map(ExtensionProfiles::profile);
    }

    private static PartyProfile profile(Extension extension) {
        Locale language =
                switch (extension.language()) {
                    case SYSTEM -> null;
                    case EN -> Locale.ENGLISH;
                    case ZH -> Locale.CHINESE;
                };
        return new PartyProfile(
                Party.extension(extension.number(), extension.name()),
                language,
                extension.musicClass(),
                extension.callWaiting());
    }
}
