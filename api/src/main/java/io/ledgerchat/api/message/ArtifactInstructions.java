package io.ledgerchat.api.message;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a model is told to set apart what stands for itself, so that clients show it beside the chat (contract 30 §18). The
 * mode {@code custom} leaves the words to the asker.
 */
final class ArtifactInstructions {
    private static final String HOW = """
            When your answer contains something that stands for itself and may be used or changed later, such as a page, a \
            component, a diagram or a longer document, set it apart as an artifact: a line \
            :::artifact{identifier="a-short-name" type="TYPE" title="A title"}, then its whole content in one fenced code \
            block, then a line with nothing but :::. TYPE is one of text/html, image/svg+xml, text/markdown, \
            application/vnd.mermaid and application/vnd.react. Keep the identifier when you change an artifact, and never \
            leave parts of it out. Short snippets and explanations stay in the text.""";

    private static final String COMPONENTS =
            "\nReact artifacts may import components of shadcn/ui from /components/ui/.";

    private ArtifactInstructions() {}

    /** The instructions with those for artifacts, if they are switched on. */
    static String after(String instructions, @Nullable Object mode) {
        return Stream.of(Optional.of(instructions), words(mode))
                .flatMap(Optional::stream)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n\n"));
    }

    private static Optional<String> words(@Nullable Object mode) {
        return switch (mode) {
            case String word when word.equals("default") -> Optional.of(HOW);
            case String word when word.equals("shadcnui") -> Optional.of(HOW + COMPONENTS);
            case null, default -> Optional.empty();
        };
    }
}
