package io.ledgerchat.infra.model;

import io.ledgerchat.command.model.ModelCall;
import io.ledgerchat.command.model.ModelEndpoint;
import io.ledgerchat.command.model.ModelEndpoint.Protocol;
import io.ledgerchat.command.model.ModelMessage;
import io.ledgerchat.command.model.ModelOccasion;
import io.ledgerchat.command.model.ToolOffer;
import io.ledgerchat.event.model.CallReason;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/** A question in the making: a test says what matters to it, and leaves the rest. */
final class Question {
    static final String USER = "65f0c0ffee0000000000a001";
    private static final ModelOccasion NOBODYS =
            new ModelOccasion(CallReason.vectorOfQuestion(), null, MetaData.emptyInstance());

    private final Protocol protocol;
    private String name = "MyAI";
    private @Nullable URI address;
    private String key = "sk-stub";
    private String model = "fake-echo";
    private List<ModelMessage> messages = List.of(new ModelMessage.User("hello big world"));
    private Map<String, Object> parameters = Map.of();
    private Map<String, Object> defaults = Map.of();
    private Map<String, Object> added = Map.of();
    private List<String> dropped = List.of();
    private Map<String, String> headers = Map.of();
    private List<ToolOffer> tools = List.of();
    private boolean direct;
    private boolean usage;
    private boolean publicOnly;
    private Duration timeout = Duration.ofSeconds(20);

    private Question(Protocol protocol, URI address) {
        this.protocol = protocol;
        this.address = address;
    }

    static Question toOpenAi(URI address) {
        return new Question(Protocol.OPENAI, address);
    }

    static Question toAnthropic(URI address) {
        return new Question(Protocol.ANTHROPIC, address);
    }

    Question saying(String text) {
        return after(new ModelMessage.User(text));
    }

    Question after(ModelMessage... history) {
        messages = List.of(history);
        return this;
    }

    Question offering(String tool) {
        tools = List.of(new ToolOffer(tool, "Tells.", Map.of("type", "object")));
        return this;
    }

    Question of(String otherModel) {
        model = otherModel;
        return this;
    }

    Question with(Map<String, Object> given) {
        parameters = given;
        return this;
    }

    Question usually(Map<String, Object> endpointDefaults) {
        defaults = endpointDefaults;
        return this;
    }

    Question adding(Map<String, Object> addParams) {
        added = addParams;
        return this;
    }

    Question dropping(String... dropParams) {
        dropped = List.of(dropParams);
        return this;
    }

    Question withHeaders(Map<String, String> sent) {
        headers = sent;
        return this;
    }

    Question withKey(String other) {
        key = other;
        return this;
    }

    Question named(String other) {
        name = other;
        return this;
    }

    Question directlyTo(URI full) {
        address = full;
        direct = true;
        return this;
    }

    Question reportingUsage() {
        usage = true;
        return this;
    }

    Question toThePublicOnly() {
        publicOnly = true;
        return this;
    }

    Question within(Duration bound) {
        timeout = bound;
        return this;
    }

    ModelCall call() {
        var endpoint = new ModelEndpoint(
                name,
                protocol,
                address,
                publicOnly,
                key,
                headers,
                defaults,
                added,
                dropped,
                direct,
                usage,
                "reasoning_content");
        return new ModelCall(endpoint, model, messages, parameters, USER, timeout, tools, NOBODYS);
    }
}
