package org.strowger.forwarding;

import org.osgi.service.component.annotations.Component;
import org.strowger.api.media.PromptPack;

/** What is said about forwarding. */
@Component
public final class ForwardingPrompts implements PromptPack {
    @Override
    public String prefix() {
        return "forwarding";
    }
}
