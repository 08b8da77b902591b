package io.ledgerchat.infra.mail;

import io.ledgerchat.command.account.Letter;
import io.ledgerchat.command.account.MailAccount.Mailgun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Mailgun's message route. */
final class MailgunCarrier implements LetterCarrier {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Mailgun account;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    MailgunCarrier(Mailgun account) {
        this.account = account;
    }

    @Override
    public void carry(Letter letter) {
        try {
            var answer = http.send(request(letter), HttpResponse.BodyHandlers.discarding());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException("Mailgun answered " + answer.statusCode());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private HttpRequest request(Letter letter) {
        var form = new LinkedHashMap<String, String>();
        form.put("from", mailbox(account.sender().name(), account.sender().address()));
        form.put("to", mailbox(letter.name(), letter.address()));
        form.put("subject", letter.subject());
        form.put("html", letter.html());
        var proof = Base64.getEncoder().encodeToString(("api:" + account.key()).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(account.address().resolve("/v3/" + account.domain() + "/messages"))
                .timeout(PATIENCE)
                .header("Authorization", "Basic " + proof)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form)))
                .build();
    }

    private static String mailbox(@Nullable String name, String address) {
        return name == null ? address : "\"" + name.replaceAll("[\\\\\"\\p{Cntrl}]", "") + "\" <" + address + ">";
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
