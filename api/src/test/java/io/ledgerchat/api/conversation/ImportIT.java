package io.ledgerchat.api.conversation;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.command.conversation.ConversationImports;
import io.ledgerchat.event.account.AccountId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Exports of other applications as clients send them (contract 40 §2.10). */
class ImportIT {
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();
    private static final int PART = 1024 * 1024;
    private static final String LIBRECHAT = """
            {"conversationId":"c","endpoint":"nowhere","title":"Fjords","recursive":false,"options":{"temperature":0.7},
             "messages":[
               {"messageId":"1","parentMessageId":"00000000-0000-0000-0000-000000000000","sender":"User",
                "text":"What is a fjord?","isCreatedByUser":true,"createdAt":"2023-04-05T06:07:08.900Z"},
               {"messageId":"2","parentMessageId":"1","sender":"GPT","text":"An inlet","isCreatedByUser":false,
                "createdAt":"2023-04-05T06:07:08.900Z"}]}""";

    private final TestClient ada = SERVER.signedIn();

    @Test
    void aLibreChatExportKeepsItsTimesAndGetsIdsAndAnEndpointOfThisHouse() {
        expect(201, upload(LIBRECHAT, "export.json", "application/json"));
        JsonNode line = only();
        assertThat(line.get("title").asString()).isEqualTo("Fjords");
        assertThat(line.get("endpoint").asString()).isEqualTo("Fake");
        assertThat(line.get("createdAt").asString()).isEqualTo("2023-04-05T06:07:08.900Z");
        assertThat(line.get("updatedAt").asString()).isEqualTo("2023-04-05T06:07:08.900Z");
        String id = line.get("conversationId").asString();
        assertThat(json(ada.get("/api/convos/" + id)).get("temperature").asDouble())
                .isEqualTo(0.7);
        JsonNode messages = json(ada.get("/api/messages/" + id));
        assertThat(messages.get(0).get("text").asString()).isEqualTo("What is a fjord?");
        assertThat(messages.get(1).get("createdAt").asString()).isEqualTo("2023-04-05T06:07:08.901Z");
        assertThat(messages.get(1).get("parentMessageId"))
                .isEqualTo(messages.get(0).get("messageId"));
        assertThat(messages.get(1).get("content").get(0).get("text").asString()).isEqualTo("An inlet");
    }

    @Test
    void aLongConversationComesInWhole() {
        String messages = IntStream.range(0, 450)
                .mapToObj(number -> "{\"uuid\":\"%d\",\"sender\":\"%s\",\"text\":\"number %d\"}"
                        .formatted(number, number % 2 == 0 ? "human" : "assistant", number))
                .collect(Collectors.joining(","));
        expect(
                201,
                upload(
                        "[{\"name\":\"Long\",\"created_at\":\"2024-01-02T03:04:05Z\",\"chat_messages\":[" + messages
                                + "]}]",
                        "conversations.json",
                        "application/octet-stream"));
        String id = only().get("conversationId").asString();
        assertThat(json(ada.get("/api/messages/" + id))).hasSize(450);
        assertThat(SERVER.bean(JdbcClient.class)
                        .sql("select count(*) from vault.conversation_import_part"
                                + " join vault.conversation_import using (import_id) where account_id = ?")
                        .param(ada.accountId())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whatIsNoExportIsRefused() {
        assertThat(expect(500, upload("{}", "export.json", "application/json")).body())
                .isEqualTo("Error processing file");
        expect(500, upload("not json", "export.json", "application/json"));
        assertThat(expect(415, upload("x", "export.txt", "text/plain")).body())
                .isEqualTo("Only JSON files are allowed");
        expect(401, send(SERVER.client(), "x", "export.json", "application/json"));
        assertThat(json(ada.get("/api/convos")).get("conversations")).isEmpty();
    }

    @Test
    void whatAPersonWroteIntoTheFieldsOfNamesIsBoundedAndNotRecordedInClear() {
        var secret = "the words of " + UUID.randomUUID();
        expect(
                201,
                upload(
                        LIBRECHAT
                                .replace("Fjords", "x".repeat(3_000))
                                .replace("\"sender\":\"GPT\"", "\"sender\":\"GPT\",\"model\":\"" + secret + "\""),
                        "export.json",
                        "application/json"));
        JsonNode line = only();
        assertThat(line.get("title").asString()).hasSize(1_024);
        assertThat(json(ada.get("/api/messages/" + line.get("conversationId").asString()))
                        .get(1)
                        .get("model")
                        .asString())
                .startsWith("fake-");
        assertThat(SERVER.bean(JdbcClient.class)
                        .sql("select count(*) from ledger.domain_event_entry"
                                + " where convert_from(payload, 'UTF8') like ?")
                        .param("%" + secret + "%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /** As it is left behind when every node that took it died of it. */
    @Test
    void anImportThatBreaksEveryNodeIsGivenUp() {
        var sql = SERVER.bean(JdbcClient.class);
        var deadly = UUID.randomUUID();
        sql.sql("""
                        insert into vault.conversation_import
                         (import_id, account_id, role, endpoint, state, attempts, node, leased_until)
                        values (?, ?, 'USER', 'Fake', 'running', 5, 'dead', now() - interval '1 hour')""").params(deadly, ada.accountId()).update();
        sql.sql("insert into vault.conversation_import_part (import_id, part) values (?, 0)")
                .param(deadly)
                .update();
        Awaitility.await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            assertThat(sql.sql("select state from vault.conversation_import where import_id = ?")
                            .param(deadly)
                            .query(String.class)
                            .single())
                    .isEqualTo("failed");
            assertThat(sql.sql("select count(*) from vault.conversation_import_part where import_id = ?")
                            .param(deadly)
                            .query(Long.class)
                            .single())
                    .isZero();
        });
    }

    @Test
    void importsGoWithTheirAccount() {
        var account = ada.accountId();
        expect(201, upload(LIBRECHAT, "export.json", "application/json"));
        expect(200, ada.delete("/api/user/delete", null));
        assertThat(SERVER.bean(JdbcClient.class)
                        .sql("select count(*) from vault.conversation_import where account_id = ?")
                        .param(account)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /** An import as a dead node leaves it: its export is kept, its lease ran out. */
    @Test
    void anImportThatBrokeOffGoesOn() throws Exception {
        var sql = SERVER.bean(JdbcClient.class);
        var order = new ConversationImports.Order(new AccountId(ada.accountId()), "USER", "Fake", "custom", null);
        var longer = LIBRECHAT + " ".repeat(1_100_000);
        var export = new ByteArrayInputStream(longer.getBytes(StandardCharsets.UTF_8)) {
            private boolean copied;

            @Override
            public synchronized int read(byte[] into, int from, int length) {
                if (length > 0 && available() <= longer.length() - PART && !copied) {
                    copied = leaveBehind(sql, ada.accountId()) > 0;
                }
                return super.read(into, from, length);
            }
        };
        var imports = SERVER.bean(ConversationImports.class);
        imports.await(imports.receive(order, export, 10_000_000), Duration.ofSeconds(30));
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(json(ada.get("/api/convos")).get("conversations"))
                        .hasSize(2)
                        .allMatch(line -> line.get("title").asString().equals("Fjords")));
    }

    /** A second import with the same parts as the one that is being received. */
    private static int leaveBehind(JdbcClient sql, String account) {
        var dead = UUID.randomUUID();
        sql.sql("""
                        insert into vault.conversation_import
                         (import_id, account_id, role, endpoint, endpoint_type, state, node, leased_until)
                        select ?, account_id, role, endpoint, endpoint_type, 'receiving', 'dead', now() - interval '1 hour'
                        from vault.conversation_import where account_id = ?""").params(dead, account).update();
        int copied = sql.sql("""
                        insert into vault.conversation_import_part (import_id, part, key_id, bytes)
                        select ?, part, key_id, bytes from vault.conversation_import_part
                        join vault.conversation_import using (import_id) where account_id = ?""").params(dead, account).update();
        sql.sql("update vault.conversation_import set state = 'running' where import_id = ?")
                .param(dead)
                .update();
        return copied;
    }

    private JsonNode only() {
        JsonNode list = json(expect(200, ada.get("/api/convos"))).get("conversations");
        assertThat(list).hasSize(1);
        return list.get(0);
    }

    private HttpResponse<String> upload(String export, String name, String type) {
        return send(ada, export, name, type);
    }

    private static HttpResponse<String> send(TestClient person, String export, String name, String type) {
        String body = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: " + type + "\r\n\r\n" + export + "\r\n--b--\r\n";
        var request = HttpRequest.newBuilder(SERVER.uri("/api/convos/import"))
                .header("User-Agent", TestClient.CHROME)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        person.request("GET", "/", null)
                .headers()
                .firstValue("Authorization")
                .ifPresent(token -> request.header("Authorization", token));
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
