package io.ledgerchat.api.file;

import io.ledgerchat.api.transport.PlainName;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The text fields of an upload (contract 60 §4.1); a field that is sent twice counts as its last one says. */
record UploadForm(Map<String, String> fields) {
    UploadForm {
        fields = Map.copyOf(fields);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(fields.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    @Nullable
    String textOrNull(String name) {
        return text(name).orElse(null);
    }

    /**
     * A name as endpoints and models have, else nothing: what a file is for stands in clear in the log for ever, and is no
     * place for free text.
     */
    @Nullable
    String nameOrNull(String name) {
        return text(name).filter(PlainName::isOne).orElse(null);
    }

    /** {@code true} and nothing else is true. */
    boolean flag(String name) {
        return text(name).filter("true"::equals).isPresent();
    }

    boolean isForAssistants() {
        return text("endpoint")
                .filter(endpoint -> endpoint.equals("assistants") || endpoint.equals("azureAssistants"))
                .isPresent();
    }
}
