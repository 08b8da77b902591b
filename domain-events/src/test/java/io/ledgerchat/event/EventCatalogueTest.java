package io.ledgerchat.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerchat.event.conversation.ConversationEvent.ConversationStarted;
import io.ledgerchat.event.message.MessageEvent.ReplyCompleted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.Test;

class EventCatalogueTest {
    private final EventCatalogue catalogue = EventCatalogue.standard();

    @Test
    void eventsAreFoundByNameAndByClassAlsoInNestedFamilies() {
        assertThat(catalogue.named("message.reply-completed"))
                .map(EventType::type)
                .hasValue(ReplyCompleted.class);
        assertThat(catalogue.ofClass(ReplyCompleted.class))
                .map(EventType::revision)
                .hasValue("1");
        assertThat(catalogue.named("message.reply-forgotten")).isEmpty();
        assertThat(catalogue.ofClass(String.class)).isEmpty();
    }

    @Test
    void personalFieldsAreListedByPath() {
        assertThat(catalogue.ofClass(ConversationStarted.class).orElseThrow().personalFields())
                .containsExactly("title", "settings.parameters");
    }

    @Test
    void everyEventRecordOfTheSourcesIsInTheCatalogue() throws Exception {
        var sources = Path.of("src/main/java/io/ledgerchat/event");
        var named = Pattern.compile("^\\s*@EventName\\(\"([^\"]+)\"\\)", Pattern.MULTILINE);
        var javaFiles = FileSystems.getDefault().getPathMatcher("glob:**.java");
        try (var files = Files.walk(sources)) {
            var names = files.filter(javaFiles::matches)
                    .flatMap(file -> named.matcher(read(file)).results().map(found -> found.group(1)))
                    .toList();
            assertThat(catalogue.all()).extracting(EventType::name).containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @Test
    void namesAreWordsJoinedByOneDotAndHyphens() {
        assertThat(catalogue.all())
                .allSatisfy(event -> assertThat(event.name()).matches("[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*"));
    }

    @Test
    void twoEventsOfOneNameAreRefused() {
        assertThatThrownBy(() -> EventCatalogue.of(Twins.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("twin.born");
    }

    @Test
    void anEventWithoutNameOrRevisionIsRefused() {
        assertThatThrownBy(() -> EventCatalogue.of(Nameless.class)).hasMessageContaining("@EventName");
        assertThatThrownBy(() -> EventCatalogue.of(Unrevised.class)).hasMessageContaining("@Revision");
    }

    @Test
    void anOpenFamilyIsRefused() {
        assertThatThrownBy(() -> EventCatalogue.of(Runnable.class)).hasMessageContaining("sealed");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    sealed interface Twins {
        @EventName("twin.born")
        @Revision("1")
        record First() implements Twins {}

        @EventName("twin.born")
        @Revision("1")
        record Second() implements Twins {}
    }

    @Revision("1")
    record Nameless() {}

    @EventName("event.unrevised")
    record Unrevised() {}
}
