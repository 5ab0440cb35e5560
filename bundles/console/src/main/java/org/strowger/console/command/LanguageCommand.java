package org.strowger.console.command;

import java.util.Locale;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.strowger.api.core.Text;
import org.strowger.console.model.Language;

@Service
@Command(scope = "pbx", name = "language", description = "Language of this session: en or zh")
public class LanguageCommand extends PbxAction {
    @Argument(index = 0, name = "language", description = "en or zh", required = true)
    @Completion(
            value = StringsCompleter.class,
            values = {"en", "zh"})
    String language;

    @Override
    void run() {
        if (!"en".equals(language) && !"zh".equals(language)) {
            throw invalid("language", Text.of("Say en or zh.", "请写 en 或 zh。"));
        }
        Language.choose(session, "zh".equals(language) ? Locale.CHINESE : Locale.ENGLISH);
        say("The language is English.", "语言为中文。");
    }
}
