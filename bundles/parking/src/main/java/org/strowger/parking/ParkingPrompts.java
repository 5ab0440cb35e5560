package org.strowger.parking;

import org.osgi.service.component.annotations.Component;
import org.strowger.api.media.PromptPack;

/** The bundle's spoken prompts. */
@Component
public final class ParkingPrompts implements PromptPack {
    @Override
    public String prefix() {
        return "parking";
    }
}
