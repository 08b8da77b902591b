package io.ledgerchat.api.transport;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a route says with status 500 when something failed that nobody expected, where the contract words it. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface FailureText {
    String value();

    /** Whether it is sent as {@code {"error": text}} instead of plain text. */
    boolean json() default false;
}
