package io.ledgerchat.command;

import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;

/** Matches the domain's no, for fixtures. */
public final class Refused {
    private Refused() {}

    public static Matcher<Throwable> as(Refusal.Code code) {
        return new CustomTypeSafeMatcher<>("a refusal " + code) {
            @Override
            protected boolean matchesSafely(Throwable thrown) {
                return thrown instanceof Refusal refusal && refusal.code() == code;
            }
        };
    }
}
