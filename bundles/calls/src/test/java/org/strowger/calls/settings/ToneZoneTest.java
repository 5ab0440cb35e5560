package org.strowger.calls.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.Test;
import org.strowger.api.call.ProgressTone;
import org.strowger.api.config.Field;
import org.strowger.api.config.Region;

public class ToneZoneTest {
    @Test
    public void everyCountryHasEveryTone() {
        for (ToneZone zone : ToneZone.values()) {
            for (ProgressTone tone : ProgressTone.values()) {
                assertThat(zone.cadence(tone)).as(zone + " " + tone).isNotBlank();
            }
        }
    }

    @Test
    public void thereAreTonesOfEveryCountryThatTheRegionMayBe() throws Exception {
        Field country = Region.class.getRecordComponents()[2].getAnnotation(Field.class);

        assertThat(country.options()).hasSize(ToneZone.values().length);
        assertThat(country.options()).allSatisfy(code -> assertThat(ToneZone.of(code)).isNotNull());
    }

    @Test
    public void theTonesAreThoseOfTheCountry() {
        assertThat(ToneZone.CN.cadence(ProgressTone.RINGBACK)).isEqualTo("450/1000,0/4000");
        assertThat(ToneZone.US.cadence(ProgressTone.BUSY)).isEqualTo("480+620/500,0/500");
        assertThat(ToneZone.GB.cadence(ProgressTone.RINGBACK)).isEqualTo("400+450/400,0/200,400+450/400,0/2000");
    }

    /** Grammar of {@code MediaService.tone}, whose implementation is another bundle's. */
    @Test
    public void everyToneIsACadence() {
        String piece = "!?\\d{1,4}@?(\\*\\d{1,3}|(\\+\\d{1,4}){0,2})(/[1-9]\\d{0,5})?";
        for (ToneZone zone : ToneZone.values()) {
            for (ProgressTone tone : ProgressTone.values()) {
                String[] pieces = zone.cadence(tone).split(",");
                assertThat(pieces.length).isLessThanOrEqualTo(40);
                assertThat(Arrays.asList(pieces)).as(zone + " " + tone).allMatch(p -> p.matches(piece));
            }
        }
    }
}
