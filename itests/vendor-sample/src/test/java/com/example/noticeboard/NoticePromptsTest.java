package com.example.noticeboard;

import org.strowger.api.media.PromptPack;
import org.strowger.testkit.contract.PromptPackContract;

public class NoticePromptsTest extends PromptPackContract {
    @Override
    protected PromptPack pack() {
        return new NoticePrompts();
    }
}
