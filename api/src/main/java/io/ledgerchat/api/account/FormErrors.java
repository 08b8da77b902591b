package io.ledgerchat.api.account;

import io.ledgerchat.api.transport.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Checks the fields of a form in their order and collects what is wrong, in the words that LibreChat's clients show
 * (contract 10 §B1): {@code field: text}, joined by one blank.
 */
final class FormErrors {
    private static final int LONGEST_EMAIL = 320;
    private static final Pattern EMAIL = Pattern.compile(
            "(?!\\.)(?!.*\\.\\.)[A-Z0-9_'+\\-.]*[A-Z0-9_+-]@([A-Z0-9][A-Z0-9\\-]*\\.)+[A-Z]{2,}",
            Pattern.CASE_INSENSITIVE);

    private final JsonNode form;
    private final List<String> errors = new ArrayList<>();
    private boolean wrongType;

    FormErrors(JsonNode form) {
        this.form = form;
        if (!form.isObject()) {
            add("", "Expected object, received " + kind(form));
            wrongType = true;
        }
    }

    /** The field's text; nothing, and an error, when it is missing or no text. */
    @Nullable
    String text(String field) {
        var value = form.path(field);
        if (value.isString()) {
            return value.asString();
        }
        if (form.isObject()) {
            add(field, value.isMissingNode() ? "Required" : "Expected string, received " + kind(value));
        }
        wrongType = true;
        return null;
    }

    /** As {@link #text}, with lengths in UTF-16 units as JavaScript counts them. */
    @Nullable
    String text(String field, int shortest, int longest) {
        var text = text(field);
        if (text != null) {
            length(field, text, shortest, longest);
        }
        return text;
    }

    @Nullable
    String email(String field) {
        var text = text(field);
        if (text != null && !isEmail(text)) {
            add(field, "Invalid email");
        }
        return text;
    }

    @Nullable
    String password(String field, int shortest) {
        var text = text(field, shortest, 128);
        if (text != null && text.isBlank()) {
            add(field, "Password cannot be only spaces");
        }
        return text;
    }

    void length(String field, String text, int shortest, int longest) {
        if (text.length() < shortest) {
            add(field, "String must contain at least " + shortest + " character(s)");
        }
        if (text.length() > longest) {
            add(field, "String must contain at most " + longest + " character(s)");
        }
    }

    void require(String field, String text, Predicate<String> rule, String otherwise) {
        if (!rule.test(text)) {
            add(field, otherwise);
        }
    }

    void wrongType(String field) {
        add(field, "Invalid input");
        wrongType = true;
    }

    void add(String field, String error) {
        errors.add(field + ": " + error);
    }

    /** Whether some field is missing or of the wrong type, so that rules across fields say nothing. */
    boolean hasWrongType() {
        return wrongType;
    }

    /** Ends the request with 404 and all errors, if there are any: 401 and 400 mean something else to clients. */
    void answerIfAny() {
        answerIfAny(404);
    }

    void answerIfAny(int status) {
        if (!errors.isEmpty()) {
            throw Answer.message(status, String.join(" ", errors));
        }
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "array";
            case BOOLEAN -> "boolean";
            case NULL -> "null";
            case NUMBER -> "number";
            case STRING -> "string";
            default -> "object";
        };
    }

    static boolean isEmail(String text) {
        return text.length() <= LONGEST_EMAIL && EMAIL.matcher(text).matches();
    }
}
