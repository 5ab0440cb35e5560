package org.strowger.calls;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Start-up settings, from {@code etc/org.strowger.calls.cfg}. */
@ObjectClassDefinition(name = "Strowger calls", description = "Threads and limits of call control")
public @interface CallLimits {
    @AttributeDefinition(description = "Threads that all calls share; 0 for one a core, at least two")
    int threads() default 0;

    @AttributeDefinition(description = "Calls at a time; more are refused with congestion")
    int maxCalls() default 2000;

    @AttributeDefinition(description = "Interactive scripts at a time, each of which has a thread")
    int maxScripts() default 500;

    @AttributeDefinition(description = "Seconds that calls and scripts get to end when the system stops")
    int drainSeconds() default 3;
}
