package org.strowger.console.command;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.strowger.api.config.ConfigTransaction;
import org.strowger.api.config.TypeSchema;
import org.strowger.api.config.TypeSchema.FieldSchema;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Text;
import org.strowger.console.model.Values;

/** A command that changes one item. */
abstract class EditAction extends PbxAction {
    void change(String command, String type, String key, Consumer<ConfigTransaction> edit) {
        String comment = key.isEmpty() ? command + " " + type : command + " " + type + " " + key;
        staging()
                .change(comment, edit)
                .ifPresentOrElse(
                        commit -> say("Version {0,number,#} is in force.", "版本 {0,number,#} 已生效。", commit.version()),
                        () -> say("Staged. pbx:commit puts it in force.", "已暂存。执行 pbx:commit 生效。"));
    }

    Map<String, Object> values(TypeSchema type, List<String> assignments, Map<String, Object> current) {
        return Values.parse(type, assignments == null ? List.of() : assignments, current, this::askSecret);
    }

    private String askSecret(FieldSchema field) {
        try {
            String typed = session.readLine(in(field.label()) + ": ", '*');
            if (typed == null) {
                throw invalid(field.name(), Text.of("Nothing was typed.", "未输入任何内容。"));
            }
            return typed;
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemException.Kind.UNAVAILABLE,
                    "terminal",
                    field.name(),
                    Text.of("The terminal cannot be asked.", "无法从终端读取输入。"));
        }
    }
}
