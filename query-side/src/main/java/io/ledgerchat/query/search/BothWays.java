package io.ledgerchat.query.search;

import co.elastic.clients.elasticsearch.core.search.Hit;
import io.ledgerchat.event.file.FileId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Makes one list of passages out of what was found by words and what was found by meaning. The two kinds of scores cannot be
 * compared, ranks can: each list gives a passage one part in so many as it stands low (reciprocal rank fusion).
 */
final class BothWays {
    private static final double LEVELLING = 60;

    private BothWays() {}

    static List<FoundPassage> merged(
            List<Hit<PassageDocument>> byWords, List<Hit<PassageDocument>> byMeaning, int limit) {
        var found = new LinkedHashMap<String, PassageDocument>();
        var scores = new LinkedHashMap<String, Double>();
        for (var hits : List.of(byWords, byMeaning)) {
            for (int rank = 0; rank < hits.size(); rank++) {
                var hit = hits.get(rank);
                var id = Objects.requireNonNull(hit.id());
                found.putIfAbsent(id, Objects.requireNonNull(hit.source()));
                scores.merge(id, 1 / (LEVELLING + rank + 1), Double::sum);
            }
        }
        double best = 2 / (LEVELLING + 1);
        return scores.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(limit)
                .map(entry -> passage(Objects.requireNonNull(found.get(entry.getKey())), entry.getValue() / best))
                .toList();
    }

    static List<FoundPassage> alone(List<Hit<PassageDocument>> hits) {
        double best = hits.isEmpty() ? 0 : score(hits.getFirst());
        return hits.stream()
                .map(hit -> passage(Objects.requireNonNull(hit.source()), best > 0 ? score(hit) / best : 0))
                .toList();
    }

    private static double score(Hit<PassageDocument> hit) {
        var score = hit.score();
        return score == null ? 0 : score;
    }

    private static FoundPassage passage(PassageDocument found, double relevance) {
        return new FoundPassage(
                new FileId(found.file()),
                Objects.requireNonNullElse(found.text(), ""),
                found.page(),
                found.position() == null ? 0 : found.position(),
                relevance);
    }
}
