package io.ledgerchat.api.account;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a person fills in to register (contract 10 §B1).
 *
 * @param username absent when left empty
 */
record RegistrationForm(String name, @Nullable String username, String email, String password) {
    private static final Pattern CHARACTERS =
            Pattern.compile("[\\p{IsLatin}\\p{IsCommon}\\p{IsCyrillic}\\p{IsDevanagari}"
                    + "\\p{IsHan}\\p{IsArabic}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}]+");
    private static final Pattern NO_CONTROLS = Pattern.compile("\\P{Cc}*");
    private static final Pattern SUSPECT =
            Pattern.compile("'|--|\\$ne|\\$gt|\\$lt|\\$or|[{}*;<>/=]", Pattern.CASE_INSENSITIVE);

    /** Reads and checks in one; ends the request when something is wrong. */
    static RegistrationForm read(JsonNode body, int shortestPassword) {
        var errors = new FormErrors(body);
        var name = errors.text("name", 3, 80);
        if (name != null) {
            errors.require("name", name, NO_CONTROLS.asMatchPredicate(), "Invalid characters in name");
        }
        var username = username(body.path("username"), errors);
        var email = errors.email("email");
        var password = errors.password("password", shortestPassword);
        var confirmation = errors.password("confirm_password", shortestPassword);
        if (!errors.hasWrongType() && password != null && !password.equals(confirmation)) {
            errors.add("", "The passwords did not match");
        }
        errors.answerIfAny();
        if (name == null || email == null || password == null) {
            throw new IllegalStateException("a missing field is an error");
        }
        return new RegistrationForm(name, username, email.toLowerCase(Locale.ROOT), password);
    }

    private static @Nullable String username(JsonNode value, FormErrors errors) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            errors.wrongType("username");
            return null;
        }
        var username = value.asString();
        if (username.isEmpty()) {
            return null;
        }
        errors.length("username", username, 2, 80);
        errors.require("username", username, CHARACTERS.asMatchPredicate(), "Invalid characters in username");
        errors.require("username", username, SUSPECT.asPredicate().negate(), "Potential injection attack detected");
        return username.toLowerCase(Locale.ROOT);
    }

    /** Names no person and no password. */
    @Override
    public String toString() {
        return "RegistrationForm[]";
    }
}
