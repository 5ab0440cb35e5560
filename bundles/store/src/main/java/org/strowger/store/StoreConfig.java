package org.strowger.store;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Start-up settings, PID {@code org.strowger.store}. */
@ObjectClassDefinition(name = "Database", description = "Where the system keeps its data")
public @interface StoreConfig {
    @AttributeDefinition(description = "derby: embedded, below the home directory; postgresql: a server of your own")
    String dialect() default "derby";

    @AttributeDefinition(description = "PostgreSQL only: jdbc:postgresql://host:5432/database")
    String url() default "";

    @AttributeDefinition(description = "PostgreSQL only")
    String user() default "";

    @AttributeDefinition(description = "PostgreSQL only", type = AttributeType.PASSWORD)
    String password() default "";

    @AttributeDefinition(description = "Connections at most", min = "2", max = "100")
    int maximumConnections() default 8;
}
