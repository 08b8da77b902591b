package io.ledgerchat.api.model;

import io.ledgerchat.command.model.ModelEndpoints;
import io.ledgerchat.event.account.AccountId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which endpoint a conversation gets whose own one is not offered here, or not known. */
@Component
public class UsableEndpoints {
    private final OfferedEndpoints offered;
    private final ModelEndpoints endpoints;

    UsableEndpoints(OfferedEndpoints offered, ModelEndpoints endpoints) {
        this.offered = offered;
        this.endpoints = endpoints;
    }

    /**
     * An endpoint with its first model.
     *
     * @param type {@code custom} for endpoints of the configuration file, else absent
     * @param model absent where no model is known
     */
    public record Usable(
            String endpoint,
            @Nullable String type,
            @Nullable String model) {}

    /** The first one with a model, or at least the first one. */
    public Usable first(AccountId caller) {
        var known = names().stream().map(name -> of(name, caller)).toList();
        return known.stream()
                .filter(usable -> usable.model() != null)
                .findFirst()
                .or(() -> known.stream().findFirst())
                .orElseGet(() -> new Usable("openAI", null, null));
    }

    private Usable of(String name, AccountId caller) {
        var models = endpoints.models(name, caller);
        var type = endpoints.offer(name).map(ModelEndpoints.Offer::type).orElse(null);
        return new Usable(name, type, models.isEmpty() ? null : models.getFirst());
    }

    private List<String> names() {
        return offered.document().keySet().stream()
                .filter(name -> !name.equals("agents"))
                .toList();
    }
}
