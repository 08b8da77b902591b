package io.ledgerchat.api.file;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ledgerchat.api.support.ChatTurn;
import io.ledgerchat.api.support.FakeEndpoint;
import io.ledgerchat.api.support.MultipartBody;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Speech where the operator configured models that listen and speak as OpenAI's do (contract 60 §13). */
class SpeechIT {
    private static final byte[] NOISE = "noise".getBytes(StandardCharsets.UTF_8);
    private static final List<String> asked = new CopyOnWriteArrayList<>();
    private static HttpServer provider;
    private static RunningLedgerChat server;

    private final TestClient ada = server.signedIn();

    @BeforeAll
    static void start() throws IOException {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/v1/audio/transcriptions", exchange -> answer(exchange, "{\"text\":\"Hello there\"}"));
        provider.createContext("/v1/audio/speech", exchange -> answer(exchange, "ID3 sound"));
        provider.start();
        String address = "http://127.0.0.1:" + provider.getAddress().getPort() + "/v1";
        var file = FakeEndpoint.configuration(RunningLedgerChat.temporaryHome(), """
                speech:
                  stt: {openai: {url: "%1$s/audio/transcriptions", apiKey: "${SPEECH_KEY}", model: ears}}
                  tts: {openai: {url: "%1$s", apiKey: "${SPEECH_KEY}", model: lips, voices: [alto, bass]}}
                  speechTab: {advancedMode: true, textToSpeech: {engineTTS: openai},
                    speechToText: {engineSTT: openai, autoSendText: 3}}
                fileConfig: {endpoints: {default: {disabled: true}}}
                """.formatted(address));
        server = RunningLedgerChat.shared()
                .alongside(Map.of(
                        "ALLOW_REGISTRATION", "true",
                        "REGISTER_MAX", "1000",
                        "LOGIN_MAX", "1000",
                        "SPEECH_KEY", "sk-speech",
                        "CONFIG_PATH", file.toString()));
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        try (exchange) {
            asked.add(exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            boolean json = body.startsWith("{");
            exchange.getResponseHeaders().add("Content-Type", json ? "application/json" : "audio/mpeg");
            int status = asked.getLast().contains("fail") ? 400 : 200;
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @AfterAll
    static void stop() {
        server.close();
        provider.stop(0);
    }

    @Test
    void clientsAreToldWhatThereIs() {
        var config = json(expect(200, ada.get("/api/files/speech/config/get")));
        assertThat(config.get("sttExternal").asBoolean()).isTrue();
        assertThat(config.get("ttsExternal").asBoolean()).isTrue();
        assertThat(config.get("engineTTS").asString()).isEqualTo("external");
        assertThat(config.get("engineSTT").asString()).isEqualTo("external");
        assertThat(config.get("autoSendText").asInt()).isEqualTo(3);
        assertThat(config.toString()).doesNotContain("sk-speech", "lips");
        assertThat(expect(200, ada.get("/api/files/speech/tts/voices")).body()).isEqualTo("[\"alto\",\"bass\"]");
    }

    @Test
    void whatIsSaidBecomesWords() {
        var heard = ada.upload(
                "/api/files/speech/stt",
                new MultipartBody().field("language", "en").file("audio", "a.webm", "audio/webm", SpeechIT::noise));
        assertThat(expect(200, heard).body()).isEqualTo("{\"text\":\"Hello there\"}");
        assertThat(asked)
                .anySatisfy(question -> assertThat(question)
                        .startsWith("Bearer sk-speech ")
                        .contains("ears", "a.webm", "noise", "name=\"language\""));

        var nothing = ada.upload("/api/files/speech/stt", new MultipartBody().field("language", "en"));
        assertThat(expect(400, nothing).body()).isEqualTo("{\"message\":\"No audio file provided in the FormData\"}");
    }

    /** Dictation is no upload: any sound is heard also where these are switched off. */
    @Test
    void anyRecordingIsHeardAndNothingElse() {
        var recording = new MultipartBody().file("audio", "a.3gp", "audio/3gpp", SpeechIT::noise);
        assertThat(expect(200, ada.upload("/api/files/speech/stt", recording)).body())
                .contains("Hello there");

        var picture = new MultipartBody().file("audio", "a.png", "image/png", SpeechIT::noise);
        assertThat(expect(500, ada.upload("/api/files/speech/stt", picture)).body())
                .contains("Unsupported file type");
    }

    @Test
    void wordsAreSpokenInAVoiceThatThereIs() {
        var spoken = ada.upload(
                "/api/files/speech/tts/manual",
                new MultipartBody().field("input", "Ahoy").field("voice", "soprano"));
        assertThat(expect(200, spoken).body()).isEqualTo("ID3 sound");
        assertThat(spoken.headers().firstValue("Content-Type")).hasValue("audio/mpeg");
        assertThat(asked).anySatisfy(question -> assertThat(question).contains("\"Ahoy\"", "\"alto\"", "\"lips\""));

        assertThat(expect(400, ada.upload("/api/files/speech/tts/manual", new MultipartBody().field("voice", "alto")))
                        .body())
                .isEqualTo("Missing text in request body");
    }

    @Test
    void aReplyIsReadToItsReaderAlone() {
        var turn = ChatTurn.say(ada, "reasoning:hm|Read me");
        var body = Map.of("messageId", turn.replyId(), "voice", "bass");

        assertThat(expect(200, ada.post("/api/files/speech/tts", body)).body()).isEqualTo("ID3 sound");
        assertThat(asked).anySatisfy(question -> assertThat(question).contains("\"Read me\"", "\"bass\""));
        expect(404, server.signedIn().post("/api/files/speech/tts", body));
    }

    @Test
    void whatIsNoIdOfAMessageIsNeitherSpokenNorRecorded() {
        int before = asked.size();
        for (String id : List.of("", "Anna Example, born 1990", "x".repeat(300))) {
            expect(404, ada.post("/api/files/speech/tts", Map.of("messageId", id)));
        }
        assertThat(asked).hasSize(before);
    }

    @Test
    void aProviderThatRefusesIsAnErrorOfTheContract() {
        var words = ada.upload("/api/files/speech/tts/manual", new MultipartBody().field("input", "fail"));
        assertThat(expect(500, words).body()).isEqualTo("An error occurred");
        var sound = new MultipartBody().file("audio", "fail.webm", "audio/webm", SpeechIT::noise);
        assertThat(expect(500, ada.upload("/api/files/speech/stt", sound)).body())
                .isEqualTo("Internal Server Error");
    }

    private static java.io.InputStream noise() {
        return new java.io.ByteArrayInputStream(NOISE);
    }
}
