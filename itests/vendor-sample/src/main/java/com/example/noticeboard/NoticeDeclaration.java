package com.example.noticeboard;

import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.config.ConfigDeclaration;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.config.NumberRange;
import org.strowger.api.core.Problem;
import org.strowger.api.core.Text;

/** The type of configuration: with it come storage, REST, shell and a page. */
@Component(service = ConfigDeclaration.class)
public final class NoticeDeclaration implements ConfigDeclaration<Notice> {
    private final Voice voice;

    @Activate
    public NoticeDeclaration(@Reference Voice voice) {
        this.voice = voice;
    }

    @Override
    public Class<Notice> type() {
        return Notice.class;
    }

    @Override
    public List<NumberRange> numberRanges() {
        return List.of(new NumberRange("notice", "0800", "0899"));
    }

    /** What nobody could hear is refused where it is set, not when somebody calls. */
    @Override
    public List<Problem> validate(Notice notice, ConfigSnapshot proposed) {
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < notice.prompts().size(); i++) {
            String prompt = notice.prompts().get(i);
            if (!voice.knows(prompt)) {
                problems.add(new Problem(
                        "notice.prompt",
                        "prompts[" + i + "]",
                        Text.of("There is no prompt {0}: upload it first.", "没有提示音 {0}，请先上传。", prompt)));
            }
        }
        return problems;
    }
}
