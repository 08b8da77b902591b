package io.ledgerchat.api.file;

import io.ledgerchat.api.command.Moments;
import io.ledgerchat.command.file.FileTexts;
import io.ledgerchat.command.file.FileTexts.Known;
import io.ledgerchat.event.file.FileId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What files say, as far as it is known (contract 60 §10.5). */
@Component
public class FilePreviews {
    /** A reading that takes longer may still succeed, but nobody is kept waiting for it. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final FileTexts texts;
    private final Moments moments;

    FilePreviews(FileTexts texts, Moments moments) {
        this.texts = texts;
        this.moments = moments;
    }

    public Map<String, @Nullable Object> of(FileId file) {
        var known = texts.of(List.of(file)).get(file);
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("file_id", file.value());
        if (known == null) {
            answer.put("status", "ready");
        } else {
            tell(file, known, answer);
        }
        return answer;
    }

    private void tell(FileId file, Known known, Map<String, @Nullable Object> answer) {
        switch (known.progress()) {
            case READY -> {
                answer.put("status", "ready");
                texts.text(file).ifPresent(text -> {
                    answer.put("text", text);
                    answer.put("textFormat", "text");
                });
            }
            case FAILED -> fail(answer, known.reason());
            case PENDING -> {
                if (known.since().isBefore(moments.now().minus(PATIENCE))) {
                    fail(answer, "orphaned");
                } else {
                    answer.put("status", "pending");
                }
            }
        }
    }

    private static void fail(Map<String, @Nullable Object> answer, @Nullable String reason) {
        answer.put("status", "failed");
        answer.put("previewError", reason == null ? "unexpected" : reason);
    }
}
