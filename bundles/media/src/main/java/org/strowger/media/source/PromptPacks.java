package org.strowger.media.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.core.Text;
import org.strowger.api.media.AudioSource;
import org.strowger.api.media.PromptPack;
import org.strowger.api.plugin.Contribution;
import org.strowger.api.plugin.ContributionSource;

/** The prompts of other bundles, as they come and go. Of two packs with one prefix the first is heard. */
@Component(service = {PromptPacks.class, ContributionSource.class})
public class PromptPacks implements ContributionSource {
    private static final Logger LOG = LoggerFactory.getLogger(PromptPacks.class);
    private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9]{0,30}");

    /** A pack that was found in order. */
    record Taken(PromptPack pack, String prefix, PromptSet prompts, long bundleId) {}

    private final List<Taken> packs = new CopyOnWriteArrayList<>();

    @Activate
    public PromptPacks() {}

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void add(PromptPack pack, Map<String, Object> properties) {
        try {
            PromptSet prompts = new PromptSet(pack);
            String prefix = checked(pack.prefix(), prompts);
            requireEnglish(pack, prompts);
            packs.add(new Taken(pack, prefix, prompts, (Long) properties.get(Constants.SERVICE_BUNDLEID)));
        } catch (RuntimeException | IOException e) {
            // Whoever brought it must not keep the others out.
            LOG.error("the prompts of {} are refused: {}", pack.getClass().getName(), e.getMessage());
        }
    }

    public void remove(PromptPack pack) {
        packs.removeIf(t -> t.pack() == pack);
    }

    private static String checked(String prefix, PromptSet prompts) {
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("the prefix \"" + prefix + "\" is not of lower case letters and digits");
        }
        for (String name : prompts.names()) {
            if (!name.startsWith(prefix + '-') || !Prompts.NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(name + " does not begin with " + prefix
                        + "-, or has more than lower case letters, digits, hyphens");
            }
        }
        return prefix;
    }

    private static void requireEnglish(PromptPack pack, PromptSet prompts) throws IOException {
        for (String name : prompts.names()) {
            try (InputStream english = pack.open("en", name)) {
                if (english == null) {
                    throw new IllegalArgumentException(name + " is not spoken in English");
                }
            }
        }
    }

    List<Taken> all() {
        return packs;
    }

    @Override
    public List<Contribution> contributions() {
        List<Contribution> out = new ArrayList<>();
        Set<String> heard = new HashSet<>();
        for (Taken taken : packs) {
            boolean active = heard.add(taken.prefix());
            taken.prompts()
                    .names()
                    .forEach(name -> out.add(
                            new Contribution("prompt", name, new Text(name, name), "", taken.bundleId(), active)));
        }
        return out;
    }

    Optional<AudioSource> find(String language, String name) {
        return taken(name).flatMap(t -> t.prompts().find(language, name));
    }

    Optional<PromptPack> owner(String name) {
        return taken(name).filter(t -> t.prompts().names().contains(name)).map(Taken::pack);
    }

    private Optional<Taken> taken(String name) {
        return packs.stream().filter(t -> name.startsWith(t.prefix() + '-')).findFirst();
    }
}
