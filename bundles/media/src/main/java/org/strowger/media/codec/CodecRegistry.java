package org.strowger.media.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.strowger.api.core.Text;
import org.strowger.api.media.AudioFormat;
import org.strowger.api.media.Codec;
import org.strowger.api.plugin.Contribution;
import org.strowger.api.plugin.ContributionSource;

/** The codecs that are there now: G.711 always, others as their bundles come and go. */
@Component(service = {CodecRegistry.class, ContributionSource.class})
public class CodecRegistry implements ContributionSource {
    private record Taken(Codec codec, long bundleId) {}

    private final List<Codec> builtIn = List.of(G711.aLaw(), G711.muLaw());
    private final List<Taken> contributed = new CopyOnWriteArrayList<>();

    @Activate
    public CodecRegistry() {}

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindCodec(Codec codec, Map<String, Object> properties) {
        contributed.add(new Taken(codec, (Long) properties.get(Constants.SERVICE_BUNDLEID)));
    }

    void unbindCodec(Codec codec) {
        remove(codec);
    }

    public void add(Codec codec) {
        bindCodec(codec, Map.of(Constants.SERVICE_BUNDLEID, 0L));
    }

    public void remove(Codec codec) {
        contributed.removeIf(t -> t.codec() == codec);
    }

    /** All, the built-in ones first. */
    public List<Codec> all() {
        List<Codec> all = new ArrayList<>(builtIn);
        contributed.forEach(t -> all.add(t.codec()));
        return List.copyOf(all);
    }

    @Override
    public List<Contribution> contributions() {
        return contributed.stream().map(CodecRegistry::contribution).toList();
    }

    private static Contribution contribution(Taken taken) {
        AudioFormat format = taken.codec().format();
        String id = format.encoding() + '/' + format.clockRate();
        return new Contribution(
                "codec", id, new Text(format.encoding(), format.encoding()), "", taken.bundleId(), true);
    }

    /** The codec of a format, or null. */
    public Codec find(AudioFormat format) {
        for (Codec codec : all()) {
            if (codec.format().equals(format)) {
                return codec;
            }
        }
        return null;
    }
}
