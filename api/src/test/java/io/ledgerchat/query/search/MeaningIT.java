package io.ledgerchat.query.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.Refresh;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.event.file.FileId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** With an embedding model passages are found that say the same in other words. */
class MeaningIT {
    private static final int SIZE = 256;
    private static final FileId FILE = new FileId(UUID.randomUUID().toString());

    private final ElasticsearchClient client = RunningLedgerChat.shared().bean(ElasticsearchClient.class);
    private final StaticListableBeanFactory beans = new StaticListableBeanFactory();

    @BeforeEach
    void aFileOfThreePassages() throws IOException {
        beans.addBean("client", client);
        // Whoever writes to it before makes an index of that name, and the real one never gets it.
        await().atMost(Duration.ofMinutes(3))
                .ignoreExceptions()
                .until(() -> client.indices()
                        .existsAlias(request -> request.name(PassageIndex.ALIAS))
                        .value());
        put(0, "A feline slept on the sofa.", vector(1, 0));
        put(1, "The dog barked all night.", vector(0, 1));
        put(2, "A cat flap is a small door.", vector(0.5f, 0.5f));
    }

    @AfterEach
    void remove() throws IOException {
        for (int number = 0; number < 3; number++) {
            var id = id(number);
            client.delete(request -> request.index(PassageIndex.ALIAS).id(id).refresh(Refresh.True));
        }
    }

    @Test
    void whatMeansTheSameIsFoundBesideWhatSaysTheSame() {
        var found = engine(Optional.of(vector(1, 0.1f))).find(List.of(FILE), "cat", 2, MetaData.emptyInstance());

        assertThat(found).extracting(FoundPassage::position).containsExactlyInAnyOrder(0, 2);
        assertThat(found).allSatisfy(passage -> assertThat(passage.relevance()).isBetween(0.0, 1.0));
    }

    @Test
    void whenTheModelDoesNotAnswerWordsAreEnough() {
        assertThat(engine(Optional.empty()).find(List.of(FILE), "cat", 2, MetaData.emptyInstance()))
                .extracting(FoundPassage::position)
                .containsExactly(2);
    }

    private PassageEngine engine(Optional<float[]> question) {
        return new PassageEngine(beans.getBeanProvider(ElasticsearchClient.class), new PassageVectors() {
            @Override
            public Optional<List<float[]>> of(FileId file) {
                return Optional.empty();
            }

            @Override
            public Optional<float[]> ofQuestion(String words, MetaData hands) {
                return question;
            }
        });
    }

    private void put(int number, String text, float[] vector) throws IOException {
        var document = PassageDocument.passage(
                FILE.value(), "65f000000000000000000001", number, new Passages.Piece(text, null), vector);
        client.index(request -> request.index(PassageIndex.ALIAS)
                .id(id(number))
                .document(document)
                .refresh(Refresh.True));
    }

    private static String id(int number) {
        return "passage:" + FILE.value() + "/" + number;
    }

    private static float[] vector(float first, float second) {
        var vector = new float[SIZE];
        vector[0] = first;
        vector[1] = second;
        return vector;
    }
}
