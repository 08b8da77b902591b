package io.ledgerchat.api.permission;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;
import io.ledgerchat.api.configuration.Secrets;
import io.ledgerchat.api.permission.PermissionTable.Asker;
import io.ledgerchat.api.permission.PermissionTable.Row;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.ServedRoutes;
import io.ledgerchat.api.support.TestClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Asks every route of the running application as everybody, and holds the answers to {@code permission/table.txt}. */
class PermissionTableIT {
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Asker, TestClient> people = new EnumMap<>(Asker.class);

    /** What an answer was. */
    private record Heard(int status, String body) {}

    @Test
    void everyRouteStandsInTheTable() throws IOException {
        var rows = new TreeSet<String>();
        PermissionTable.read().rows().forEach(row -> rows.add(row.route()));

        assertThat(rows).isEqualTo(ServedRoutes.of(SERVER).keySet());
    }

    @Test
    void everybodyIsAnsweredAsTheTableSaysAndLearnsNothingOfOthers() throws Exception {
        var table = PermissionTable.read();
        TestClient owner = SERVER.signedIn();
        var things = new Belongings(
                SERVER,
                owner,
                administrator(),
                Map.of("viewer", joins(Asker.VIEWER), "editor", joins(Asker.EDITOR)),
                table.constants());
        people.put(Asker.OWNER, owner);
        people.put(Asker.EXPIRED, SERVER.client().withToken(expired(owner)));
        people.put(Asker.ANONYMOUS, SERVER.client());
        joins(Asker.OTHER);
        has("AUDITOR", joins(Asker.AUDITOR));

        var wrong = new ArrayList<String>();
        try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Row row : table.rows()) {
                Row asked = row.with(things::fill);
                // All at once, so that nothing is used up before everybody was refused.
                for (var answer : crowd.invokeAll(row.refused().stream()
                        .map(asker -> asking(asked, asker))
                        .toList())) {
                    wrong.addAll(answer.get());
                }
                for (Asker asker : row.let()) {
                    wrong.addAll(asking(row.with(things::fill), asker).call());
                    things.useUp();
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** What is wrong with the answer. */
    private Callable<List<String>> asking(Row row, Asker asker) {
        return () -> {
            var wrong = new ArrayList<String>();
            Heard heard = send(person(asker), row);
            if (!row.isAnsweredWith(heard.status(), asker)) {
                wrong.add("%s %s as %s: %s".formatted(row.method(), row.path(), asker, heard));
            }
            for (String mark : hidden(asker, heard.status())) {
                if (heard.body().toLowerCase(Locale.ROOT).contains(mark)) {
                    wrong.add("%s %s tells %s of %s: %s".formatted(row.method(), row.path(), asker, mark, heard));
                }
            }
            return wrong;
        };
    }

    /** What must not stand in an answer: a refusal tells nothing, and strangers see neither what is shared. */
    private List<String> hidden(Asker asker, int status) {
        boolean refused = status >= 400;
        return switch (asker) {
            case OWNER -> List.of();
            case ADMIN, AUDITOR, KEY -> refused ? marks() : List.of();
            case VIEWER, EDITOR -> refused ? marks() : List.of(Belongings.PRIVATE);
            case ANONYMOUS, OTHER, EXPIRED -> marks();
        };
    }

    private List<String> marks() {
        return List.of(
                Belongings.PRIVATE, Belongings.SHARED, person(Asker.OWNER).email());
    }

    private Heard send(TestClient as, Row row) throws Exception {
        if (row.body().startsWith("form ")) {
            var answer = as.upload(row.path(), SentForm.of(row.body().substring("form ".length())));
            return new Heard(answer.statusCode(), answer.body());
        }
        var request = as.request(row.method(), row.path(), row.body().isEmpty() ? null : row.body());
        HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream bytes = answer.body()) {
            boolean endless =
                    answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
            return new Heard(
                    answer.statusCode(), endless ? "" : new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private TestClient person(Asker asker) {
        return people.get(asker);
    }

    private TestClient joins(Asker asker) {
        TestClient person = SERVER.signedIn();
        people.put(asker, person);
        return person;
    }

    /** One of their own, since they leave at the end. */
    private TestClient administrator() {
        TestClient administrator = joins(Asker.ADMIN);
        has("ADMIN", administrator);
        JsonNode key = json(expect(201, administrator.post("/api/api-keys", Map.of("name", "table"))));
        people.put(Asker.KEY, SERVER.client().withToken(key.get("key").asString()));
        return administrator;
    }

    private static void has(String role, TestClient person) {
        expect(
                200,
                SERVER.administrator()
                        .post("/api/admin/roles/" + role + "/members", Map.of("userId", person.accountId())));
    }

    private static String expired(TestClient person) {
        String secret = SERVER.bean(Secrets.class).jwtSecret();
        return Jwts.builder()
                .claims(Map.of("id", person.accountId()))
                .expiration(Date.from(Instant.now().minusSeconds(60)))
                .signWith(Keys.hmacShaKeyFor(secret.getBytes(StandardCharsets.UTF_8)), Jwts.SIG.HS256)
                .compact();
    }
}
