package io.ledgerchat.command.permission;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.command.Effects;
import io.ledgerchat.event.account.AccountEvent.AccountDeleted;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.permission.GroupEvent.GroupDeleted;
import io.ledgerchat.event.permission.GroupId;
import io.ledgerchat.event.permission.Principal;
import io.ledgerchat.event.permission.ResourceId;
import io.ledgerchat.event.permission.ResourceType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.Test;

class WhenPrincipalIsGoneTest {
    private static final AccountId ADA = new AccountId("65f000000000000000000001");
    private static final GroupId GROUP = new GroupId("65f000000000000000000002");
    private static final ResourceId AGENT = new ResourceId(ResourceType.AGENT, "65f00000000000000000000a");
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private final List<Object> sent = new ArrayList<>();
    private final WhenPrincipalIsGoneThenItsAccessIsRevoked automation = automation();

    @Test
    void whatADeletedAccountHadAccessToForgetsIt() {
        var deleted = new AccountDeleted(ADA, NOW);

        automation.on(deleted, GenericEventMessage.asEventMessage(deleted));

        assertThat(sent).containsExactly(new ForgetPrincipal(AGENT, Principal.user(ADA), ADA, NOW));
    }

    @Test
    void whatADissolvedGroupHadAccessToForgetsItToo() {
        var deleted = new GroupDeleted(GROUP, ADA, NOW);

        automation.on(deleted, GenericEventMessage.asEventMessage(deleted));

        assertThat(sent).containsExactly(new ForgetPrincipal(AGENT, Principal.group(GROUP), ADA, NOW));
    }

    private WhenPrincipalIsGoneThenItsAccessIsRevoked automation() {
        var bus = SimpleCommandBus.builder().build();
        var unused = bus.subscribe(ForgetPrincipal.class.getName(), message -> sent.add(message.getPayload()));
        return new WhenPrincipalIsGoneThenItsAccessIsRevoked(
                principal -> List.of(AGENT),
                new Effects(DefaultCommandGateway.builder().commandBus(bus).build(), Runnable::run));
    }
}
