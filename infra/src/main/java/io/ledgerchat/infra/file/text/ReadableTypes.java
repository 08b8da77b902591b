package io.ledgerchat.infra.file.text;

import java.util.Set;

/** Which types of files have words, and which of them are words already. */
final class ReadableTypes {
    private static final Set<String> DOCUMENTS = Set.of(
            "application/pdf",
            "application/rtf",
            "application/epub+zip",
            "application/msword",
            "application/vnd.ms-word",
            "application/vnd.ms-powerpoint",
            "application/vnd.ms-excel",
            "application/msexcel",
            "application/x-msexcel",
            "application/x-ms-excel",
            "application/x-excel",
            "application/x-dos_ms_excel",
            "application/xls",
            "application/x-xls",
            "application/xhtml+xml",
            "text/html",
            "text/rtf");

    private static final Set<String> PLAIN = Set.of(
            "message/rfc822",
            "application/json",
            "application/x-ndjson",
            "application/csv",
            "application/javascript",
            "application/x-javascript",
            "application/typescript",
            "application/sql",
            "application/x-sh",
            "application/xml",
            "application/yaml",
            "application/x-yaml",
            "application/toml",
            "application/graphql",
            "application/x-tex",
            "application/vnd.coffeescript");

    private ReadableTypes() {}

    static boolean isDocument(String type) {
        return DOCUMENTS.contains(type)
                || type.startsWith("application/vnd.openxmlformats-officedocument.")
                || type.startsWith("application/vnd.oasis.opendocument.");
    }

    static boolean isPlain(String type) {
        return PLAIN.contains(type) || type.startsWith("text/") && !isDocument(type);
    }
}
