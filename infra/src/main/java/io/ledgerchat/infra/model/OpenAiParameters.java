package io.ledgerchat.infra.model;

import io.ledgerchat.command.model.ModelCall;
import io.ledgerchat.command.model.ModelEndpoint;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What goes into a chat completion beside the messages (contract 30 §18): the endpoint's defaults, over them the caller's
 * parameters, over these the endpoint's {@code addParams}, less what the model does not take, less {@code dropParams}.
 * Where the contract notes that the original loses a parameter ({@code top_p}, {@code verbosity}, the length limit of
 * newer models) it is sent.
 *
 * @param stream whether an answer may come in pieces
 * @param body in the names of the wire
 */
record OpenAiParameters(String model, boolean stream, Map<String, Object> body) {
    private static final List<String> COPIED = List.of(
            "temperature",
            "top_p",
            "frequency_penalty",
            "presence_penalty",
            "stop",
            "max_tokens",
            "reasoning_effort",
            "verbosity");

    /** Our own bookkeeping, and what this class decides itself; never sent, not even from {@code addParams}. */
    private static final Set<String> INTERNAL = Set.of(
            "resendFiles",
            "imageDetail",
            "maxContextTokens",
            "fileTokenLimit",
            "modelLabel",
            "chatGptLabel",
            "artifacts",
            "promptPrefix",
            "spec",
            "iconURL",
            "greeting",
            "web_search",
            "disableStreaming",
            "streamUsage",
            "useResponsesApi",
            "messages",
            "stream");

    private static final Set<String> SAMPLING =
            Set.of("temperature", "top_p", "frequency_penalty", "presence_penalty", "logit_bias", "n", "logprobs");

    private static final Set<String> REFUSED_BY_SEARCH_MODELS =
            Set.of("user", "stop", "seed", "top_k", "reasoning_effort");

    private static final Pattern SEARCH_MODEL = Pattern.compile("\\bgpt-4o\\b.*search");
    private static final Pattern WITHOUT_SAMPLING = Pattern.compile("\\bo[134]\\b|\\bgpt-5(?![\\d.]|-chat)");
    private static final Pattern COUNTS_COMPLETION_TOKENS = Pattern.compile("\\bo[134]\\b|\\bgpt-[5-9]");

    static OpenAiParameters of(ModelCall call) {
        var endpoint = call.endpoint();
        var body = new LinkedHashMap<String, Object>();
        for (var name : COPIED) {
            var value = given(call, name);
            if (isGiven(value)) {
                body.put(name, value);
            }
        }
        inTheWordsOfGateways(call, body);
        if (!call.userId().isBlank()) {
            body.put("user", call.userId());
        }
        endpoint.addParams().forEach((name, value) -> {
            if (!isInternal(name)) {
                body.put(name, value);
            }
        });
        var model = body.remove("model") instanceof String added && !added.isBlank() ? added : call.model();
        fitTo(model, body);
        boolean stream = !isOn(call, "disableStreaming");
        if (stream && (endpoint.streamUsage() || isTrue(endpoint.addParams().get("streamUsage")))) {
            body.put("stream_options", Map.of("include_usage", true));
        }
        drop(endpoint.dropParams(), body);
        return new OpenAiParameters(model, stream, body);
    }

    private static void fitTo(String model, Map<String, Object> body) {
        if (SEARCH_MODEL.matcher(model).find()) {
            body.keySet().removeAll(SAMPLING);
            body.keySet().removeAll(REFUSED_BY_SEARCH_MODELS);
        }
        if (WITHOUT_SAMPLING.matcher(model).find()) {
            body.keySet().removeAll(SAMPLING);
        }
        if (COUNTS_COMPLETION_TOKENS.matcher(model).find()) {
            var limit = body.remove("max_tokens");
            if (limit != null) {
                body.putIfAbsent("max_completion_tokens", limit);
            }
        }
    }

    /** Gateways that take reasoning and web search in forms of their own. */
    private static void inTheWordsOfGateways(ModelCall call, Map<String, Object> body) {
        boolean openRouter = isCalled(call.endpoint(), "openrouter");
        if (openRouter || isCalled(call.endpoint(), "ai-gateway.vercel")) {
            var effort = body.remove("reasoning_effort");
            if (effort != null) {
                body.put("reasoning", Map.of("effort", effort));
            } else if (openRouter) {
                body.put("include_reasoning", true);
            }
        }
        if (openRouter && isOn(call, "web_search")) {
            body.put("plugins", List.of(Map.of("id", "web")));
        }
    }

    private static void drop(List<String> names, Map<String, Object> body) {
        names.forEach(body::remove);
        if (names.contains("max_tokens")) {
            body.remove("max_completion_tokens");
        }
    }

    static boolean isCalled(ModelEndpoint endpoint, String word) {
        var address = endpoint.baseUrl() == null ? "" : endpoint.baseUrl().toString();
        return (endpoint.name() + " " + address).toLowerCase(Locale.ROOT).contains(word);
    }

    static boolean isInternal(String name) {
        return INTERNAL.contains(name);
    }

    private static boolean isOn(ModelCall call, String name) {
        return isTrue(call.endpoint().addParams().getOrDefault(name, given(call, name)));
    }

    private static @Nullable Object given(ModelCall call, String name) {
        var set = call.parameters().get(name);
        return isGiven(set) ? set : call.endpoint().defaults().get(name);
    }

    static boolean isTrue(@Nullable Object value) {
        return value != null && value.toString().equalsIgnoreCase("true");
    }

    /** Zero and false are values; empty text and empty lists are none. */
    static boolean isGiven(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case CharSequence text -> !text.toString().isBlank();
            case Collection<?> list -> !list.isEmpty();
            default -> true;
        };
    }
}
