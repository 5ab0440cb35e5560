package org.strowger.media;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Start-up settings of the media plane, PID {@value #PID}. */
@ObjectClassDefinition(name = "Media plane", description = "RTP addresses and ports")
public @interface MediaSettings {
    String PID = "org.strowger.media";

    @AttributeDefinition(description = "Address that RTP is received on; 0.0.0.0 or :: for all, of IPv4 and IPv6")
    String bindAddress() default "0.0.0.0";

    @AttributeDefinition(description = "Lowest RTP port", min = "1024", max = "65534")
    int firstPort() default 10000;

    @AttributeDefinition(description = "Highest RTP port", min = "1025", max = "65535")
    int lastPort() default 20000;

    @AttributeDefinition(
            description = "Address to tell the parties instead of the bound one, such as the router's; empty for none")
    String advertisedAddress() default "";

    @AttributeDefinition(description = "Event loop threads; 0 for one a core, at most two", min = "0", max = "16")
    int eventLoops() default 0;
}
