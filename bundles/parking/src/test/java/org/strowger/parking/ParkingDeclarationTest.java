package org.strowger.parking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.strowger.api.core.Problem;
import org.strowger.testkit.ConfigRecords;
import org.strowger.testkit.FakeConfig;
import org.strowger.testkit.Labels;

public class ParkingDeclarationTest {
    private final ParkingDeclaration declaration = new ParkingDeclaration();

    private List<Problem> problems(String slots) {
        return declaration.validate(
                ConfigRecords.make(ParkingSettings.class, Map.of("slots", slots)), new FakeConfig().snapshot());
    }

    @Test
    public void everyTextIsThereInBothLanguages() {
        assertThat(Labels.missing(ParkingSettings.class)).isEmpty();
    }

    @Test
    public void placesAreOneNumberOrASpan() {
        for (String right : List.of("41-49", "41", "0900-0999")) {
            assertThat(problems(right)).as(right).isEmpty();
        }
        for (String wrong : List.of("49-41", "41-410", "100-200")) {
            assertThat(problems(wrong)).as(wrong).extracting(Problem::field).containsExactly("slots");
        }
    }

    @Test
    public void aSpanHoldsEveryNumberBetween() {
        Slots slots = Slots.of("08-11");
        assertThat(slots.all()).containsExactly("08", "09", "10", "11");
        assertThat(slots.contains("09")).isTrue();
        assertThat(slots.contains("9")).isFalse();
        assertThat(slots.contains("12")).isFalse();
        assertThat(Slots.of("41").all()).containsExactly("41");
    }
}
