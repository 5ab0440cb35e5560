package org.strowger.rest.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.core.Problem;
import org.strowger.api.core.Text;

/** Which settings name a prompt: by convention, fields whose name is or ends with "prompt" or "prompts". */
final class PromptUse {
    private PromptUse() {}

    /** A problem for each user. */
    static List<Problem> of(ConfigSnapshot snapshot, String prompt) {
        List<Problem> users = new ArrayList<>();
        for (String type : snapshot.typeNames()) {
            for (String key : snapshot.keys(type)) {
                if (snapshot.raw(type, key).filter(v -> names(v, prompt)).isPresent()) {
                    String item = type + '/' + key;
                    users.add(new Problem("prompt.used", "name", Text.of("Is in use: {0}.", "正被 {0} 使用。", item)));
                }
            }
        }
        return users;
    }

    private static boolean names(Map<?, ?> values, String prompt) {
        return values.entrySet().stream()
                .anyMatch(e -> holds(e.getValue(), prompt, isPrompt(e.getKey().toString())));
    }

    private static boolean holds(Object value, String prompt, boolean named) {
        if (value instanceof Map<?, ?> map) {
            return names(map, prompt);
        }
        if (value instanceof Iterable<?> list) {
            for (Object each : list) {
                if (holds(each, prompt, named)) {
                    return true;
                }
            }
            return false;
        }
        return named && prompt.equals(value);
    }

    private static boolean isPrompt(String field) {
        String lower = field.toLowerCase(Locale.ROOT);
        return lower.endsWith("prompt") || lower.endsWith("prompts");
    }
}
