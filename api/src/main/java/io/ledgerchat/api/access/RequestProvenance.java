package io.ledgerchat.api.access;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.apikey.UsedApiKey;
import io.ledgerchat.api.transport.ClientAddress;
import io.ledgerchat.api.transport.RequestId;
import io.ledgerchat.command.Provenance;
import io.ledgerchat.command.access.RecordRefusal;
import io.ledgerchat.command.access.Sealing;
import io.ledgerchat.command.account.AccountCommand;
import io.ledgerchat.event.Excerpt;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Says of every command who sent it and through what, if it does not say so already (an automation's does, and one that
 * follows from another message). Where from and with which program is sealed under the key of the acting account, so that
 * it is erased with it; of somebody who is not signed in under that of the account that they tried, else for a while.
 */
@Component
class RequestProvenance implements MessageDispatchInterceptor<CommandMessage<?>> {
    private static final int LONGEST_AGENT = 300;

    private final ClientAddress addresses;
    private final Sealing sealing;

    RequestProvenance(ClientAddress addresses, Sealing sealing) {
        this.addresses = addresses;
        this.sealing = sealing;
    }

    @Autowired
    void register(CommandBus bus) {
        var unused = bus.registerDispatchInterceptor(this);
    }

    @Override
    public BiFunction<Integer, CommandMessage<?>, CommandMessage<?>> handle(
            List<? extends CommandMessage<?>> messages) {
        return (index, command) -> command.getMetaData().containsKey(Provenance.SOURCE)
                ? command
                : command.andMetaData(provenance(command.getPayload()));
    }

    private Map<String, String> provenance(Object command) {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? ofRequest(attributes.getRequest(), command)
                : Map.of(Provenance.SOURCE, "automation", Provenance.KIND, "system");
    }

    private Map<String, String> ofRequest(HttpServletRequest request, Object command) {
        var said = new LinkedHashMap<String, String>();
        said.put(Provenance.SOURCE, "http");
        RequestId.of(request).ifPresent(id -> said.put(Provenance.REQUEST, id));
        caller().ifPresent(caller -> said.put(Provenance.ROLE, caller.role()));
        actor(command).ifPresent(actor -> {
            said.put(Provenance.ACTOR, actor.value());
            said.put(Provenance.KIND, UsedApiKey.of(request).isPresent() ? "api-key" : "person");
        });
        @Nullable AccountId whose = actor(command).or(() -> tried(command)).orElse(null);
        said.put(Provenance.CLIENT_ADDRESS, seal(Provenance.CLIENT_ADDRESS, whose, addresses.of(request)));
        var agent = request.getHeader("User-Agent");
        if (agent != null) {
            said.put(Provenance.CLIENT_AGENT, seal(Provenance.CLIENT_AGENT, whose, Excerpt.of(agent, LONGEST_AGENT)));
        }
        return said;
    }

    /** Who registers or signs in is nobody yet to the security context, but is named by the command. */
    private static Optional<AccountId> actor(Object command) {
        return caller().map(Caller::id)
                .or(() -> command instanceof AccountCommand own ? Optional.of(own.accountId()) : Optional.empty());
    }

    /** Who was refused need not be who they said they are, so they are not the actor; yet it is told of that account. */
    private static Optional<AccountId> tried(Object command) {
        return command instanceof RecordRefusal refusal ? Optional.ofNullable(refusal.account()) : Optional.empty();
    }

    private static Optional<Caller> caller() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Caller caller
                ? Optional.of(caller)
                : Optional.empty();
    }

    private String seal(String key, @Nullable AccountId whose, String text) {
        return whose == null ? sealing.sealForAWhile(key, text) : sealing.seal(key, Personal.of(whose, text));
    }
}
