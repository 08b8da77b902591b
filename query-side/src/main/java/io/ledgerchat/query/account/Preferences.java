package io.ledgerchat.query.account;

import io.ledgerchat.event.account.Favorite;
import java.util.List;

/**
 * What an account chose for itself, with the defaults of what it never chose (contract 10 §A).
 *
 * @param codeEnvironment where code runs
 * @param remember whether models may remember things about the person
 * @param plugins installed tools
 */
public record Preferences(List<Favorite> favorites, String codeEnvironment, boolean remember, List<String> plugins) {
    /** Of somebody who never chose anything. */
    public static final Preferences UNTOUCHED = new Preferences(List.of(), "user", true, List.of());

    Preferences withFavorites(List<Favorite> others) {
        return new Preferences(others, codeEnvironment, remember, plugins);
    }
}
