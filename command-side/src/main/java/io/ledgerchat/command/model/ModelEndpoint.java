package io.ledgerchat.command.model;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where and how a model is asked, resolved for one caller: no placeholders are left, the key is the one to use.
 *
 * @param name the endpoint's name as clients know it
 * @param protocol which provider protocol it speaks
 * @param baseUrl absent for the provider's own address
 * @param publicOnly whether {@code baseUrl} may lead out to the public network only, because a person brought it
 * @param apiKey never logged; {@link #toString()} hides it
 * @param headers sent with every request, values resolved
 * @param defaults parameters that hold where the caller sets none
 * @param addParams merged over the caller's parameters
 * @param dropParams removed from the request, last
 * @param directEndpoint {@code baseUrl} is the full URL of the completion call
 * @param streamUsage ask the provider to report usage in the stream
 * @param reasoningKey the delta field that carries reasoning, {@code reasoning_content} by default
 */
public record ModelEndpoint(
        String name,
        Protocol protocol,
        @Nullable URI baseUrl,
        boolean publicOnly,
        String apiKey,
        Map<String, String> headers,
        Map<String, Object> defaults,
        Map<String, Object> addParams,
        List<String> dropParams,
        boolean directEndpoint,
        boolean streamUsage,
        String reasoningKey) {

    /** The wire protocols that an adapter exists for. */
    public enum Protocol {
        OPENAI,
        ANTHROPIC
    }

    /** The same for a call that is to have no parameters but its own and those that are always added. */
    public ModelEndpoint withoutDefaults() {
        return new ModelEndpoint(
                name,
                protocol,
                baseUrl,
                publicOnly,
                apiKey,
                headers,
                Map.of(),
                addParams,
                dropParams,
                directEndpoint,
                streamUsage,
                reasoningKey);
    }

    @Override
    public String toString() {
        return "ModelEndpoint[" + name + ", " + protocol + "]";
    }
}
