package org.strowger.http;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Start-up settings, from {@code HOME/etc/org.strowger.http.cfg}. */
@ObjectClassDefinition(name = "HTTP")
public @interface HttpConfiguration {
    String PID = "org.strowger.http";

    @AttributeDefinition(name = "Address to listen on")
    String bindAddress() default "0.0.0.0";

    @AttributeDefinition(name = "Plain port, which only redirects to HTTPS", min = "0", max = "65535")
    int httpPort() default 8080;

    @AttributeDefinition(name = "HTTPS port", min = "1", max = "65535")
    int httpsPort() default 8443;
}
