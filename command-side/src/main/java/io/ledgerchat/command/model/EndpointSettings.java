package io.ledgerchat.command.model;

import io.ledgerchat.command.model.ModelEndpoint.Protocol;
import io.ledgerchat.command.model.ModelEndpoints.Offer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One endpoint as the operator configured it, placeholders unresolved.
 *
 * @param apiKey the key, or {@link #USER_PROVIDED}; {@link #toString()} hides it
 * @param baseUrl the address, {@link #USER_PROVIDED}, or absent for the provider's own
 * @param models what it offers and how to find out
 * @param headers values may hold {@code {{LIBRECHAT_USER_…}}} and {@code {{LIBRECHAT_BODY_…}}}
 * @param defaults parameters that hold where the caller sets none
 */
public record EndpointSettings(
        Offer offer,
        Protocol protocol,
        String apiKey,
        @Nullable String baseUrl,
        Models models,
        Map<String, String> headers,
        Map<String, Object> defaults,
        Map<String, Object> addParams,
        List<String> dropParams,
        boolean directEndpoint,
        boolean streamUsage,
        String reasoningKey) {

    /** Written in place of a key or address that each person brings along. */
    public static final String USER_PROVIDED = "user_provided";

    /**
     * @param known offered when nothing is fetched, and when fetching fails
     * @param fetch ask the provider
     * @param withUserId name the caller when asking
     * @param chatModelsOnly leave out what OpenAI lists beside its chat models
     */
    public record Models(List<String> known, boolean fetch, boolean withUserId, boolean chatModelsOnly) {}

    public String name() {
        return offer.name();
    }

    public boolean isCustom() {
        return offer.type() != null;
    }

    public boolean userProvidesKey() {
        return USER_PROVIDED.equals(apiKey);
    }

    public boolean userProvidesUrl() {
        return USER_PROVIDED.equals(baseUrl);
    }

    @Override
    public String toString() {
        return "EndpointSettings[" + name() + "]";
    }
}
