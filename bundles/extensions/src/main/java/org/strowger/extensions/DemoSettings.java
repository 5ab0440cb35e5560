package org.strowger.extensions;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Start-up settings, from {@code etc/org.strowger.extensions.cfg}. */
@ObjectClassDefinition(name = "Strowger extensions", description = "Extensions made at the first start")
public @interface DemoSettings {
    @AttributeDefinition(description = "Range of extensions to make once, such as 101-110; empty for none")
    String demoExtensions() default "";
}
