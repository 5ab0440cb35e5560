package org.strowger.attendant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.Test;
import org.strowger.api.config.Field;
import org.strowger.api.core.Problem;
import org.strowger.testkit.Labels;

public class AttendantDeclarationTest {
    private final Menu menu = new Menu();
    private final AttendantDeclaration declaration = new AttendantDeclaration(menu.media);

    private List<Problem> problems() {
        return declaration.validate(menu.attendant(), menu.config.snapshot());
    }

    @Test
    public void everyTextIsThereInBothLanguages() {
        assertThat(Labels.missing(Attendant.class)).isEmpty();
    }

    @Test
    public void defaultsAreAsSpecified() {
        Attendant plain = menu.with("prompts", null).attendant();
        assertThat(plain.prompts()).isEmpty();
        assertThat(plain.playCount()).isEqualTo(3);
        assertThat(plain.interDigitTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(plain.dialPermission()).isEqualTo(Attendant.DialPermission.EXTENSIONS);
        assertThat(plain.language()).isEqualTo(Attendant.Language.SYSTEM);
        assertThat(plain.fallback()).isEmpty();
    }

    @Test
    public void fifteenFieldsLeadSomewhere() {
        assertThat(Arrays.stream(Attendant.class.getRecordComponents())
                        .filter(c -> c.getAnnotation(Field.class).destination()))
                .hasSize(15);
    }

    @Test
    public void aPromptThatIsNotThereIsRefused() {
        assertThat(problems()).isEmpty();
        menu.with("prompts", List.of("menu", "gone"));
        assertThat(problems()).extracting(Problem::field).containsExactly("prompts[1]");
        assertThat(problems().get(0).text().en()).contains("gone");
        menu.media.addPrompt("gone");
        assertThat(problems()).isEmpty();
    }
}
