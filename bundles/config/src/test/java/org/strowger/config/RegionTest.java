package org.strowger.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.config.ConfigHarness.refused;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.config.ConfigType;
import org.strowger.api.config.Field;
import org.strowger.api.config.Region;
import org.strowger.testkit.Labels;

public class RegionTest {
    @Rule
    public final ConfigHarness harness = new ConfigHarness();

    /** As it was before there was a region. */
    @ConfigType(name = "call-settings")
    public record Old(@Field(options = {"en", "zh"}) String language, @Field(options = {"cn", "gb"}) String toneZone) {}

    private Region region() {
        return harness.now().singleton(Region.class);
    }

    @Test
    public void thereIsARegionFromTheStart() {
        assertThat(region().locale()).isEqualTo(Locale.ENGLISH);
        assertThat(region().zone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(region().country()).isEqualTo("CN");
        assertThat(Labels.missing(Region.class)).isEmpty();
    }

    @Test
    public void onlyZonesThatThereAreCanBeChosen() {
        assertThat(refused(() -> harness.patch("region", "default", Map.of("timeZone", "Europe/Nowhere"))))
                .containsExactly("zone.unknown timeZone");
        harness.patch("region", "default", Map.of("timeZone", "Asia/Shanghai"));
        assertThat(region().zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
    }

    @Test
    public void whatStoodInTheCallSettingsIsTakenOverOnce() {
        harness.config.addDeclaration(new Declared<>(Old.class));
        harness.patch("call-settings", "default", Map.of("language", "zh", "toneZone", "gb"));
        harness.restart();
        assertThat(region().locale()).isEqualTo(Locale.CHINESE);
        assertThat(region().country()).isEqualTo("GB");

        harness.patch("region", "default", Map.of("country", "US"));
        harness.restart();
        assertThat(region().country()).isEqualTo("US");
    }
}
