package com.example.noticeboard;

import java.util.List;
import java.util.Map;
import org.strowger.api.config.ConfigDeclaration;
import org.strowger.testkit.contract.ConfigDeclarationContract;

public class NoticeDeclarationTest extends ConfigDeclarationContract<Notice> {
    private final Rig rig = new Rig();

    @Override
    protected ConfigDeclaration<Notice> declaration() {
        return new NoticeDeclaration(rig.voice);
    }

    @Override
    protected Map<String, Object> right() {
        return Map.of("number", "0801", "title", "Fire drill", "prompts", List.of("fire-drill", "holiday"));
    }

    @Override
    protected Map<String, Map<String, Object>> wrong() {
        return Map.of("prompts[1]", Map.of("prompts", List.of("holiday", "gone")));
    }
}
