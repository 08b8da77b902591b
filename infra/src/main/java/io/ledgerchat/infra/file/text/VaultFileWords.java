package io.ledgerchat.infra.file.text;

import io.ledgerchat.command.file.FileTexts;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.query.search.FileWords;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Gives the search index what files say. */
@Component
class VaultFileWords implements FileWords {
    private final FileTexts texts;

    VaultFileWords(FileTexts texts) {
        this.texts = texts;
    }

    @Override
    public Optional<String> of(FileId file) {
        return texts.text(file);
    }
}
