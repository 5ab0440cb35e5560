package com.example.noticeboard;

import org.osgi.service.component.annotations.Component;
import org.strowger.api.media.PromptPack;

/** The prompts that ship, spoken from {@code src/main/prompts/prompts.tsv}. */
@Component
public final class NoticePrompts implements PromptPack {
    @Override
    public String prefix() {
        return "notice";
    }
}
