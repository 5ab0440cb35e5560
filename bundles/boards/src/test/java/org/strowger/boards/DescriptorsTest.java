package org.strowger.boards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Properties;
import org.junit.Test;
import org.strowger.api.board.BoardProfile;
import org.strowger.testkit.Labels;

public class DescriptorsTest {
    private final BoardCatalog catalog = new BoardCatalog();

    @Test
    public void everyBoardIsDescribedInBothLanguages() {
        assertThat(catalog.all())
                .extracting(BoardProfile::model)
                .containsExactly("generic", "T100", "T200", "T600", "U1000", "U2000", "U4000", "virtual");
        assertThat(catalog.all()).allSatisfy(profile -> {
            assertThat(profile.name().en()).isNotBlank();
            assertThat(profile.name().zh()).containsPattern("\\p{IsHan}");
            assertThat(profile.features())
                    .containsExactly("board-" + profile.model().toLowerCase(Locale.ROOT));
            assertThat(profile.network()).isNotEmpty();
        });
    }

    @Test
    public void everyTextIsThereInBothLanguages() {
        assertThat(Labels.missing(BoardSettings.class)).isEmpty();
    }

    @Test
    public void limitsAreThoseOfTheMaker() {
        assertThat(catalog.find("t100").orElseThrow().limits().extensions()).isEqualTo(100);
        assertThat(catalog.find("T200").orElseThrow().limits().extensions()).isEqualTo(200);
        assertThat(catalog.find("T600").orElseThrow().limits().extensions()).isEqualTo(600);
        assertThat(catalog.find("T600").orElseThrow().slots())
                .anySatisfy(slot -> assertThat(slot.modules().toString()).contains("E1"));
        assertThat(catalog.find("U1000").orElseThrow().slots()).isEmpty();
    }

    private static Properties minimal() {
        Properties properties = new Properties();
        properties.putAll(java.util.Map.of(
                "model", "X1", "name.en", "X", "name.zh", "X 型", "extensions", "5", "calls", "2", "slot.1", "FXO x 2"));
        return properties;
    }

    @Test
    public void whatIsMissingWrongOrUnknownIsNamed() {
        assertThat(Descriptors.read(minimal()).slots()).hasSize(1);
        refused("calls", null, "missing: calls");
        refused("calls", "0", "calls");
        refused("features", "strowger-sip", "strowger-sip");
        refused("slot.1", "FXQ x 2", "FXQ");
        refused("colour", "red", "colour");
    }

    private static void refused(String key, String value, String says) {
        Properties properties = minimal();
        if (value == null) {
            properties.remove(key);
        } else {
            properties.put(key, value);
        }
        assertThatThrownBy(() -> Descriptors.read(properties))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(says);
    }
}
