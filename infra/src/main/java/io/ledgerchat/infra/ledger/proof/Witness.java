package io.ledgerchat.infra.ledger.proof;

import io.ledgerchat.infra.verifier.SignedNote;
import io.ledgerchat.infra.verifier.WitnessKey;
import io.ledgerchat.query.ledger.SignedCheckpoint;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Hands checkpoints to a witness, a stranger who remembers them, by C2SP's tlog-witness: with each goes the proof that the
 * log only grew since the last. What the witness signs is kept with the checkpoint, once it is checked: an answer that
 * is not signed with the key that was named, over this very checkpoint, counts as none.
 *
 * <p>Whatever it missed, the next checkpoint tells it all of that.
 */
final class Witness {
    private static final Logger LOG = LoggerFactory.getLogger(Witness.class);
    private static final int LONGEST_ANSWER = 4_096;

    private final URI address;
    private final WitnessKey key;
    private final Duration patience;
    private final JdbcClient sql;
    private final TreeStore tree;
    private final Checkpoints checkpoints;
    private final HttpClient http = HttpClient.newHttpClient();

    /**
     * @param url of the witness, without {@code /add-checkpoint}
     * @param patience how long an answer may take to its last byte
     */
    Witness(String url, WitnessKey key, Duration patience, JdbcClient sql, TreeStore tree, Checkpoints checkpoints) {
        this.key = key;
        this.patience = patience;
        this.address = URI.create(url.replaceFirst("/+$", "") + "/add-checkpoint");
        this.sql = sql;
        this.tree = tree;
        this.checkpoints = checkpoints;
    }

    /** Whether nothing is left to tell of this checkpoint: it is signed, or another node told a later one. */
    boolean tell(SignedCheckpoint checkpoint) {
        try {
            long known = known();
            if (known > checkpoint.size() && checkpoints.ofSize(known).isPresent()) {
                return true;
            }
            HttpResponse<String> answer = push(known, checkpoint);
            if (answer.statusCode() == 409) {
                known = Long.parseLong(answer.body().strip());
                remember(known);
                answer = known > checkpoint.size() ? answer : push(known, checkpoint);
            }
            if (answer.statusCode() == 200) {
                keep(checkpoint, answer.body());
                return true;
            }
            LOG.warn(
                    "The witness {} answered {} to the checkpoint of {} leaves",
                    address.getHost(),
                    answer.statusCode(),
                    checkpoint.size());
        } catch (ExecutionException | TimeoutException | RuntimeException away) {
            LOG.warn("The witness {} told nothing that counts: {}", address.getHost(), away.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private HttpResponse<String> push(long known, SignedCheckpoint checkpoint)
            throws ExecutionException, TimeoutException, InterruptedException {
        var body = new StringBuilder("old ").append(known).append('\n');
        tree.merkle()
                .consistency(known, checkpoint.size())
                .forEach(hash -> body.append(hash.base64()).append('\n'));
        body.append('\n').append(checkpoint.note());
        var request = HttpRequest.newBuilder(address)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        var asked = http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_ANSWER));
        try {
            // The client's own timeouts end with the headers.
            return asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            asked.cancel(true);
        }
    }

    private void keep(SignedCheckpoint checkpoint, String lines) {
        String text = SignedNote.parse(checkpoint.note()).text();
        List<String> signatures = lines.lines()
                .filter(line -> key.cosigned(SignedNote.signature(line), text).isPresent())
                .toList();
        if (signatures.isEmpty()) {
            throw new IllegalArgumentException("its answer is not signed with its key");
        }
        checkpoints.cosign(checkpoint.size(), String.join("\n", signatures) + "\n");
        remember(checkpoint.size());
    }

    private long known() {
        return sql.sql("select size from ledger.witness where url = ?")
                .param(address.toString())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    private void remember(long size) {
        sql.sql("insert into ledger.witness (url, size) values (?, ?)"
                        + " on conflict (url) do update set size = excluded.size")
                .params(address.toString(), size)
                .update();
    }
}
