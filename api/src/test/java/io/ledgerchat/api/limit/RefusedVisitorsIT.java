package io.ledgerchat.api.limit;

import static io.ledgerchat.api.support.TestClient.PASSWORD;
import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ledgerchat.api.command.Ids;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.command.access.Sealing;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.Subject;
import io.ledgerchat.event.access.AccessEvent.RequestRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/** Where somebody came from who was turned away and not signed in: it is found, and it is not kept for ever. */
class RefusedVisitorsIT {
    private static final Duration BOUND = Duration.ofMinutes(2);

    private final RunningLedgerChat server = RunningLedgerChat.shared();

    @Test
    void whichAccountsWereTriedFromAnAddressIsFoundUntilTheyAreGone() {
        String address = "198.51.100.61";
        var ada = server.signedIn();
        var bob = server.signedIn();
        signIn(ada.email(), address);
        signIn(bob.email(), address);

        assertThat(denied(address, 2))
                .allSatisfy(entry -> {
                    assertThat(entry.at("/context/ip").asString()).isEqualTo(address);
                    assertThat(entry.at("/context/userAgent").asString()).isEqualTo("guess/1.0");
                    assertThat(entry.at("/metadata/refusal").asString()).isEqualTo("sign-in");
                })
                .extracting(entry -> entry.at("/metadata/account").asString())
                .containsExactlyInAnyOrder(ada.accountId(), bob.accountId());

        expect(200, ada.delete("/api/user/delete", null));
        assertThat(denied(address, 1))
                .extracting(entry -> entry.at("/metadata/account").asString())
                .containsExactly(bob.accountId());
    }

    @Test
    void whereSomebodyCameFromWhoTriedNoAccountIsKeptForAWhile() {
        String address = "198.51.100.62";
        signIn("nobody-" + Ids.objectId() + "@example.com", address);

        assertThat(denied(address, 1)).hasSize(1);
        String until = server.bean(JdbcClient.class)
                .sql("select sealed_for from views.audit where address = ?")
                .param(address)
                .query(String.class)
                .single();
        assertThat(until)
                .isIn(
                        Subject.visitor(today().plusDays(90)).toString(),
                        Subject.visitor(today().plusDays(89)).toString());
        assertThat(isToBeDestroyed(until)).isTrue();
    }

    @Test
    void whatWasKeptLongEnoughIsNotShownAnyMoreAlsoBeforeItsKeyIsDestroyed() {
        String event = refusedLongAgo("198.51.100.63");

        await().atMost(BOUND).until(() -> isEmptied(event));
        assertThat(denied("198.51.100.63", 0)).isEmpty();
    }

    /** With a key that was to be kept until yesterday. */
    private String refusedLongAgo(String address) {
        var now = Instant.now();
        var visitors = Subject.visitor(today().minusDays(1));
        var sealed = server.bean(Sealing.class).seal("client-address", Personal.of(visitors, address));
        var event = new GenericDomainEventMessage<>(
                "Refusals",
                "refusal:sign-in:" + Ids.objectId(),
                0,
                new RequestRefused("sign-in", Ids.objectId(), null, now, now),
                MetaData.from(Map.of("source", "http", "client-address", sealed)));
        server.bean(EventStore.class).publish(event);
        return event.getIdentifier();
    }

    private boolean isEmptied(String event) {
        return server.bean(JdbcClient.class)
                .sql("select address is null from views.audit where event_id = ?")
                .param(event)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    private boolean isToBeDestroyed(String subject) {
        var keys = server.backends().connections().keys();
        return JdbcClient.create(new DriverManagerDataSource(keys.jdbcUrl(), keys.username(), keys.password()))
                .sql("select exists (select 1 from key_destruction_due where subject = ?)")
                .param(subject)
                .query(Boolean.class)
                .single();
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    /** What was refused to this address, as soon as it is so much. */
    private List<JsonNode> denied(String address, int many) {
        TestClient admin = server.administrator();
        return await().atMost(BOUND)
                .until(
                        () -> json(expect(200, admin.get("/api/admin/audit-log?outcome=denied&address=" + address)))
                                .get("entries")
                                .valueStream()
                                .toList(),
                        entries -> entries.size() == many);
    }

    private void signIn(String email, String address) {
        var request = HttpRequest.newBuilder(server.uri("/api/auth/login"))
                .header("X-Forwarded-For", address)
                .header("User-Agent", "guess/1.0")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"email\":\"%s\",\"password\":\"not-%s\"}".formatted(email, PASSWORD)))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            expect(404, http.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
