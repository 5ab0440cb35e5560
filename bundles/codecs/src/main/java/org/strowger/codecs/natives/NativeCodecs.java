package org.strowger.codecs.natives;

import java.util.ArrayList;
import java.util.List;
import org.jitsi.impl.neomedia.codec.audio.opus.Opus;
import org.jitsi.impl.neomedia.codec.audio.speex.Speex;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.core.Health;
import org.strowger.api.core.HealthCheck;
import org.strowger.api.core.Text;
import org.strowger.codecs.opus.OpusCodec;
import org.strowger.codecs.speex.SpeexNarrow;
import org.strowger.codecs.speex.SpeexWide;

/** Switches on the codecs whose native library can be loaded on this machine, and says which cannot. */
@Component(service = HealthCheck.class)
public class NativeCodecs implements HealthCheck {
    private static final Logger LOG = LoggerFactory.getLogger(NativeCodecs.class);

    private final List<String> missing = new ArrayList<>();

    @Activate
    public NativeCodecs(ComponentContext context) {
        if (loads("Opus", Opus::assertOpusIsFunctional)) {
            context.enableComponent(OpusCodec.class.getName());
        }
        if (loads("Speex", Speex::assertSpeexIsFunctional)) {
            context.enableComponent(SpeexNarrow.class.getName());
            context.enableComponent(SpeexWide.class.getName());
        }
    }

    private boolean loads(String name, Runnable use) {
        try {
            use.run();
            return true;
        } catch (LinkageError e) {
            LOG.warn("{} is not offered: its native library cannot be used on this machine ({})", name, e.getMessage());
            missing.add(name);
            return false;
        }
    }

    @Override
    public String component() {
        return "codecs";
    }

    @Override
    public Health check() {
        if (missing.isEmpty()) {
            return Health.READY;
        }
        String names = String.join(", ", missing);
        return new Health(
                Health.Status.DEGRADED,
                new Text(
                        "No native library for this machine: " + names + " cannot be used",
                        "本机没有可用的本地库,无法使用 " + names));
    }
}
