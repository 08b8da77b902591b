package io.ledgerchat.query.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import io.ledgerchat.api.support.Rebuilding;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.query.search.BulkWriter.Written;
import io.ledgerchat.query.support.Recorder;
import io.ledgerchat.query.view.IndexComparison;
import io.ledgerchat.query.view.Rebuild;
import io.ledgerchat.query.view.RebuildOrder;
import io.ledgerchat.query.view.ViewProcessors;
import io.ledgerchat.query.view.ViewStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two indexes are compared by what their documents say, and a rebuilt one that differs is not shown to readers. */
class IndexComparisonIT {
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();
    private static final String ONE = "compared_one";
    private static final String OTHER = "compared_other";
    /** More than are read at a time, in talks of many pages, of one document, and of some. */
    private static final List<Integer> TALKS = List.of(1, 450, 3, 1, 199, 20);

    private final ElasticsearchClient client = SERVER.bean(ElasticsearchClient.class);
    private final SearchIndex view = SERVER.bean(SearchIndex.class);

    @BeforeEach
    void twoIndexesSayTheSame() throws IOException {
        dropBoth();
        for (String place : List.of(ONE, OTHER)) {
            view.create(place);
            write(place, documents());
        }
    }

    @AfterEach
    void dropBoth() {
        view.drop(ONE);
        view.drop(OTHER);
    }

    @Test
    void twoThatSayTheSameDoNotDiffer() {
        assertThat(differences()).hasValue(0);
    }

    @Test
    void whatSaysSomethingElseOrIsInOneOfThemOnlyIsCounted() throws IOException {
        write(OTHER, Map.of("message:1/449", said(1, "changed by hand")));
        write(OTHER, Map.of("message:4/added", said(4, "added by hand")));
        write(ONE, Map.of("message:only here/0", said(9, "a talk of its own")));
        client.delete(gone -> gone.index(Indices.physical(OTHER)).id("message:0/0"));

        assertThat(differences()).hasValue(4);
    }

    @Test
    void anEmptyOneDiffersInAllDocuments() {
        view.drop(OTHER);
        view.create(OTHER);

        assertThat(differences()).hasValue(documents().size());
    }

    @Test
    void itTellsHowFarItIsAndCanBeStopped() {
        var told = new ArrayList<Long>();
        try (IndexComparison both = view.compare(ONE, OTHER)) {
            OptionalLong stopped = both.differences((compared, all, things) -> {
                assertThat(all).isEqualTo(2L * documents().size());
                told.add(compared);
                return told.size() < 3;
            });

            assertThat(stopped).isEmpty();
        }
        assertThat(told).isSorted().doesNotHaveDuplicates().hasSize(3);
    }

    @Test
    void whatIsWrittenMeanwhileIsNotSeen() throws IOException {
        try (IndexComparison both = view.compare(ONE, OTHER)) {
            write(OTHER, Map.of("message:1/0", said(1, "written meanwhile")));
            client.indices().refresh(now -> now.index(Indices.physical(OTHER)));

            assertThat(both.differences((compared, all, things) -> true)).hasValue(0);
        }
    }

    @Test
    void anIndexWithADocumentChangedByHandIsNotReplacedUnlessThatIsAccepted() throws IOException {
        var ada = new Recorder(SERVER);
        var message = ada.say(ada.start("Geysers"), MessageId.ROOT, "a comparable geyser");
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(
                                ada.askForAll(new SearchMessages(ada.owner(), "comparable", 20), MessageId.class))
                        .containsExactly(message));
        ViewStatus before = status();
        spoil("search_v" + before.version() + "_g" + before.generation(), message);

        Rebuild refused = Rebuilding.of(SERVER, new RebuildOrder("search", false, false, false, "test"));

        assertThat(refused.differences()).as(refused.line()).isEqualTo(1);
        assertThat(refused.state()).isEqualTo("failed");
        assertThat(status().generation()).isEqualTo(before.generation());

        Rebuild accepted = Rebuilding.of(SERVER, new RebuildOrder("search", false, true, false, "test"));

        assertThat(accepted.state()).as(accepted.line()).isEqualTo("done");
        assertThat(status().generation()).isNotEqualTo(before.generation());
        assertThat(ada.askForAll(new SearchMessages(ada.owner(), "comparable", 20), MessageId.class))
                .containsExactly(message);
    }

    private void spoil(String place, MessageId message) throws IOException {
        try {
            client.update(
                    change -> change.index(Indices.physical(place))
                            .id(message.toString())
                            .doc(Map.of("text", List.of("changed by hand"))),
                    SearchDocument.class);
        } catch (ElasticsearchException refused) {
            throw new IOException(refused.error().toString(), refused);
        }
    }

    private static ViewStatus status() {
        return SERVER.bean(ViewProcessors.class).status().stream()
                .filter(known -> known.name().equals("search"))
                .findFirst()
                .orElseThrow();
    }

    private OptionalLong differences() {
        try (IndexComparison both = view.compare(ONE, OTHER)) {
            return both.differences((compared, all, things) -> true);
        }
    }

    private void write(String place, Map<String, SearchDocument> documents) throws IOException {
        var written = new LinkedHashMap<String, Written<SearchDocument>>();
        documents.forEach((id, document) -> written.put(id, new Written<>(document, 2)));
        new BulkWriter<SearchDocument>(client, Indices.physical(place), document -> 100).write(written);
    }

    private static Map<String, SearchDocument> documents() {
        var documents = new LinkedHashMap<String, SearchDocument>();
        for (int talk = 0; talk < TALKS.size(); talk++) {
            for (int number = 0; number < TALKS.get(talk); number++) {
                documents.put("message:" + talk + "/" + number, said(talk, "number " + number));
            }
        }
        return documents;
    }

    private static SearchDocument said(int talk, String words) {
        return new SearchDocument(
                SearchDocument.MESSAGE,
                "owner",
                "talk " + talk,
                1L,
                SearchDocument.USER,
                List.of(),
                List.of(),
                List.of(words));
    }
}
