package io.ledgerchat.command.message;

import io.ledgerchat.command.Provenance;
import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.Resending;
import io.ledgerchat.command.conversation.TitleConversation;
import io.ledgerchat.command.model.Cancellation;
import io.ledgerchat.command.model.ModelCall;
import io.ledgerchat.command.model.ModelClient;
import io.ledgerchat.command.model.ModelEndpoints;
import io.ledgerchat.command.model.ModelEndpoints.Offer;
import io.ledgerchat.command.model.ModelFailure;
import io.ledgerchat.command.model.ModelMessage;
import io.ledgerchat.command.model.ModelOccasion;
import io.ledgerchat.event.file.AttachedFile;
import io.ledgerchat.event.message.SentText;
import io.ledgerchat.event.model.CallReason;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Lets a model make the title of a conversation from its first turn (contract 30 §12): at once from the question, or
 * after the answer from both, as the endpoint is configured. A stop does not take the title away.
 */
@Component
class Titles {
    private static final Logger LOG = LoggerFactory.getLogger(Titles.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(45);
    private static final Duration LONGEST_REPLY = Duration.ofHours(1);

    /** A title is short, and needs no thought. */
    private static final List<String> NOT_FOR_TITLES =
            List.of("max_tokens", "maxOutputTokens", "maxTokens", "thinking", "thinkingBudget", "thinkingLevel");

    private final ModelClient models;
    private final ModelEndpoints endpoints;
    private final FreshTitles fresh;
    private final CommandGateway commands;
    private final Clock clock;

    Titles(ModelClient models, ModelEndpoints endpoints, FreshTitles fresh, CommandGateway commands, Clock clock) {
        this.models = models;
        this.endpoints = endpoints;
        this.fresh = fresh;
        this.commands = commands;
        this.clock = clock;
    }

    /** Begins to make a title, if this turn is to give one; returns at once. */
    void begin(ReplyOrder order, LiveReply reply) {
        var asked = order.head().reply();
        if (!asked.titled() || order.turn().temporary()) {
            return;
        }
        endpoints
                .offer(asked.voice().persona().endpoint())
                .filter(Offer::titleConvo)
                .ifPresent(offer -> {
                    var head = order.head();
                    fresh.expect(head.owner(), head.conversationId());
                    Thread.ofVirtual()
                            .name("title-" + head.conversationId().value())
                            .start(() -> make(order, reply, offer));
                });
    }

    private void make(ReplyOrder order, LiveReply reply, Offer offer) {
        var head = order.head();
        try {
            boolean afterwards = offer.titleTiming().equals("final");
            if (afterwards) {
                reply.awaitEnd(LONGEST_REPLY);
            }
            String answer = afterwards ? ReplyContent.said(reply.stream().content()) : "";
            String title = TitleText.tidy(ask(order, offer, answer));
            fresh.put(head.owner(), head.conversationId(), title);
            fresh.settled(head.owner(), head.conversationId());
            reply.stream().publish(new ReplyFrame.Titled(title));
            reply.awaitEnd(LONGEST_REPLY);
            var command = new TitleConversation(
                    head.conversationId(), head.owner(), title, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            Resending.send(commands, new GenericCommandMessage<>(command, Provenance.automated(order.cause())));
        } catch (ModelFailure | ModelEndpoints.Unavailable | Refusal without) {
            LOG.info(
                    "Conversation {} stays without a title: {}",
                    head.conversationId(),
                    without.getClass().getSimpleName());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException defect) {
            LOG.warn(
                    "Conversation {} stays without a title: {}",
                    head.conversationId(),
                    defect.getClass().getName());
        } finally {
            fresh.settled(head.owner(), head.conversationId());
        }
    }

    private String ask(ReplyOrder order, Offer offer, String answer) {
        var head = order.head();
        var persona = head.reply().voice().persona();
        String endpoint = offer.titleEndpoint() == null ? offer.name() : offer.titleEndpoint();
        var turn = new ModelEndpoints.Turn(
                head.owner(),
                head.conversationId().value(),
                head.question().id().value(),
                head.reply().id().value());
        String model = offer.titleModel() == null || offer.titleModel().equals("current_model")
                ? persona.model()
                : offer.titleModel();
        boolean sameModel = endpoint.equals(persona.endpoint()) && model.equals(persona.model());
        var prompt =
                TitleText.prompt(offer.titlePrompt(), question(head.question().content()), answer);
        var call = new ModelCall(
                endpoints.resolve(endpoint, turn).withoutDefaults(),
                model,
                List.of(new ModelMessage.User(prompt)),
                sameModel ? parameters(persona) : Map.of(),
                head.owner().value(),
                TIMEOUT,
                new ModelOccasion(
                        CallReason.title(head.conversationId(), head.reply().id()),
                        head.owner(),
                        Provenance.automated(order.cause())));
        return models.complete(call, new Cancellation()).text();
    }

    /** What was set for the model that answers; another one may refuse it. */
    private static Map<String, Object> parameters(Persona persona) {
        var parameters = new HashMap<>(persona.parameters());
        NOT_FOR_TITLES.forEach(parameters::remove);
        return parameters;
    }

    /** Of a question that consists of files alone, their names. */
    private static String question(SentText said) {
        return said.text().isBlank()
                ? said.files().stream().map(AttachedFile::name).collect(Collectors.joining(", "))
                : said.text();
    }
}
