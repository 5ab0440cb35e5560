package org.strowger.attendant;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.config.ConfigDeclaration;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.core.Problem;
import org.strowger.api.core.Text;
import org.strowger.api.media.MediaService;

/** Declares attendants, and refuses prompts that nobody could hear. */
@Component(service = ConfigDeclaration.class)
public final class AttendantDeclaration implements ConfigDeclaration<Attendant> {
    private final MediaService media;

    @Activate
    public AttendantDeclaration(@Reference MediaService media) {
        this.media = media;
    }

    @Override
    public Class<Attendant> type() {
        return Attendant.class;
    }

    @Override
    public List<Problem> validate(Attendant item, ConfigSnapshot proposed) {
        Speech speech = new Speech(media, Locale.ENGLISH);
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < item.prompts().size(); i++) {
            String prompt = item.prompts().get(i);
            if (speech.find(prompt).isEmpty()) {
                problems.add(new Problem(
                        "prompt.missing",
                        "prompts[" + i + "]",
                        Text.of("There is no prompt {0}: upload it first", "没有提示音 {0}，请先上传", prompt)));
            }
        }
        return problems;
    }
}
