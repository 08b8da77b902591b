package io.ledgerchat.command.model;

import java.util.Set;

/** Which documents an endpoint is sent as they are; of the others it is told the words. */
public enum DocumentIntake {
    /** None. */
    WORDS,
    /** What OpenAI's chat completions and Anthropic's messages take. */
    PDF,
    /** For endpoints of which nothing is known. Office documents are in nobody's form for chats. */
    PDF_AND_TEXT;

    public static final String PDF_TYPE = "application/pdf";

    private static final Set<String> TEXTS = Set.of(
            "application/csv",
            "application/json",
            "application/sql",
            "application/typescript",
            "application/vnd.coffeescript",
            "application/x-sh",
            "application/xml",
            "application/yaml");

    public boolean takes(String type) {
        return switch (this) {
            case WORDS -> false;
            case PDF -> type.equals(PDF_TYPE);
            case PDF_AND_TEXT -> type.equals(PDF_TYPE) || type.startsWith("text/") || TEXTS.contains(type);
        };
    }
}
