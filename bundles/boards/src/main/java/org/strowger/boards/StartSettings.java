package org.strowger.boards;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Start-up settings, from {@code etc/org.strowger.boards.cfg}. */
@ObjectClassDefinition(name = "Strowger boards", description = "Which board this is")
public @interface StartSettings {
    @AttributeDefinition(description = "Model that counts while board-settings says auto; empty to find it out")
    String model() default "";
}
