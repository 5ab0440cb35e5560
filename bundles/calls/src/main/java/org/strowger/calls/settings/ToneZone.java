package org.strowger.calls.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.strowger.api.call.ProgressTone;

/** Whose country's tones callers hear (ITU-T E.180 supplement 2); the cadences are in {@code tones.properties}. */
public enum ToneZone {
    AE,
    AR,
    AT,
    AU,
    BE,
    BG,
    BR,
    CH,
    CL,
    CN,
    CR,
    CZ,
    DE,
    DK,
    EE,
    ES,
    EU,
    FI,
    FR,
    GB,
    GR,
    HU,
    IL,
    IN,
    IT,
    JP,
    LT,
    MO,
    MX,
    MY,
    NL,
    NO,
    NZ,
    PA,
    PH,
    PL,
    PT,
    RU,
    SE,
    SG,
    TH,
    TR,
    TW,
    US,
    VE,
    ZA;

    private static final Properties CADENCES = load();

    private static Properties load() {
        Properties loaded = new Properties();
        try (InputStream in = ToneZone.class.getResourceAsStream("tones.properties")) {
            loaded.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return loaded;
    }

    /** @param country one of those that {@link org.strowger.api.config.Region} has to choose from */
    public static ToneZone of(String country) {
        return valueOf(country);
    }

    /** Cadence of a tone, as {@link org.strowger.api.media.MediaService#tone} takes it. */
    public String cadence(ProgressTone tone) {
        return CADENCES.getProperty(name().toLowerCase(java.util.Locale.ROOT) + "." + tone.key());
    }
}
