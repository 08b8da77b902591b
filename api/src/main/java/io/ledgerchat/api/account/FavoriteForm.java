package io.ledgerchat.api.account;

import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.event.account.Favorite;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads and writes the favorites of the menu in the client's form (contract 10 §C9). */
final class FavoriteForm {
    private static final int MOST = 50;
    private static final int LONGEST = 256;

    private FavoriteForm() {}

    static List<Favorite> read(JsonNode favorites) {
        if (isFalsy(favorites)) {
            throw Answer.message(400, "Favorites data is required");
        }
        if (!favorites.isArray()) {
            throw Answer.message(400, "Favorites must be an array");
        }
        if (favorites.size() > MOST) {
            throw tooMany(MOST, "Maximum 50 favorites allowed");
        }
        return favorites.valueStream().map(FavoriteForm::favorite).toList();
    }

    static Answer tooMany(int most, String message) {
        var body = new LinkedHashMap<String, Object>();
        body.put("code", "MAX_FAVORITES_EXCEEDED");
        body.put("message", message);
        body.put("limit", most);
        return new Answer(400, body);
    }

    private static boolean isFalsy(JsonNode node) {
        return node.isMissingNode()
                || node.isNull()
                || (node.isString() && node.asString().isEmpty())
                || (node.isNumber() && node.asDouble() == 0)
                || (node.isBoolean() && !node.asBoolean());
    }

    private static Favorite favorite(JsonNode item) {
        var agent = text(item, "agentId");
        var model = text(item, "model");
        var endpoint = text(item, "endpoint");
        var spec = spec(item.path("spec"));
        boolean halfModel = (model == null) != (endpoint == null);
        boolean wholeModel = model != null && endpoint != null;
        int kinds = (agent == null ? 0 : 1) + (wholeModel ? 1 : 0) + (spec == null ? 0 : 1);
        if (kinds > 1) {
            throw Answer.message(400, "Favorite cannot have multiple types (agentId, model/endpoint, or spec)");
        }
        if (halfModel) {
            throw Answer.message(400, half(agent, spec));
        }
        if (kinds == 0) {
            throw Answer.message(400, "Each favorite must have either agentId, model+endpoint, or spec");
        }
        return new Favorite(agent, model, endpoint, spec);
    }

    private static String half(@Nullable String agent, @Nullable String spec) {
        if (spec != null) {
            return "spec cannot be combined with agentId, model, or endpoint";
        }
        return agent != null
                ? "agentId cannot be combined with model or endpoint"
                : "model and endpoint must be provided together";
    }

    /** What is not text is taken as text; what is empty is not there. */
    private static @Nullable String text(JsonNode item, String field) {
        var value = item.path(field);
        if (isFalsy(value) || value.isContainer()) {
            return null;
        }
        return bounded(field, value.asString());
    }

    private static @Nullable String spec(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString() || value.asString().isEmpty()) {
            throw Answer.message(400, "spec must be a non-empty string");
        }
        return bounded("spec", value.asString());
    }

    private static String bounded(String field, String text) {
        if (text.length() > LONGEST) {
            throw Answer.message(400, field + " exceeds maximum length of " + LONGEST);
        }
        return text;
    }

    static List<Map<String, String>> written(List<Favorite> favorites) {
        return favorites.stream().map(FavoriteForm::written).toList();
    }

    private static Map<String, String> written(Favorite favorite) {
        var fields = new LinkedHashMap<String, @Nullable String>();
        fields.put("agentId", favorite.agentId());
        fields.put("model", favorite.model());
        fields.put("endpoint", favorite.endpoint());
        fields.put("spec", favorite.spec());
        var present = new LinkedHashMap<String, String>();
        fields.forEach((name, value) -> {
            if (value != null) {
                present.put(name, value);
            }
        });
        return present;
    }
}
