package org.strowger.media.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.strowger.api.media.AudioFormat;
import org.strowger.api.media.Codec;

/** The codecs that are there now: G.711 always, others as their bundles come and go. */
@Component(service = CodecRegistry.class)
public class CodecRegistry {
    private final List<Codec> builtIn = List.of(G711.aLaw(), G711.muLaw());
    private final List<Codec> contributed = new CopyOnWriteArrayList<>();

    @Activate
    public CodecRegistry() {}

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void add(Codec codec) {
        contributed.add(codec);
    }

    public void remove(Codec codec) {
        contributed.remove(codec);
    }

    /** All, the built-in ones first. */
    public List<Codec> all() {
        List<Codec> all = new ArrayList<>(builtIn);
        all.addAll(contributed);
        return List.copyOf(all);
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
