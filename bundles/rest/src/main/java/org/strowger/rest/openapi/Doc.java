package org.strowger.rest.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the signature of a resource method cannot say to the OpenAPI document. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Doc {
    /** One sentence. */
    String value();

    /** Type of the body, where the method returns a Response or a Map. */
    Class<?> response() default Void.class;

    /** Status of success; 0 means 200, or 204 without a body. */
    int status() default 0;

    /** It may also make what was not there: 201, with the same body. */
    boolean creates() default false;
}
