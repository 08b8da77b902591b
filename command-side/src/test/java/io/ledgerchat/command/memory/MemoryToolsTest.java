package io.ledgerchat.command.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.memory.RememberedThings.Thing;
import io.ledgerchat.command.model.Cancellation;
import io.ledgerchat.command.tool.Tool;
import io.ledgerchat.command.tool.ToolContext;
import io.ledgerchat.command.tool.ToolFailure;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.MessageId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MemoryToolsTest {
    private static final AccountId ADA = new AccountId("65f000000000000000000001");
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private final List<Object> sent = new ArrayList<>();
    private boolean allowed = true;
    private int meetings;
    private @Nullable String agent;

    @Test
    void areOfferedToThoseWhoWantThemAndMayBeRemembered() {
        assertThat(tools(context(Set.of("memory"), false)))
                .extracting(Tool::name)
                .containsExactly("set_memory", "delete_memory");
        assertThat(tools(context(Set.of("calculator"), false))).isEmpty();
        assertThat(tools(context(Set.of("memory"), true))).isEmpty();
        allowed = false;
        assertThat(tools(context(Set.of("memory"), false))).isEmpty();
    }

    @Test
    void whatAModelRemembersReplacesWhatItKnewAndIsShown() {
        var context = context(Set.of("memory"), false);
        var result = tools(context).getFirst().run(Map.of("key", "town", "value", " London "), context);

        assertThat(sent).singleElement().isInstanceOfSatisfying(Remember.class, remember -> {
            assertThat(remember.accountId()).isEqualTo(ADA);
            assertThat(remember.value()).isEqualTo("London");
            assertThat(remember.replacing()).isTrue();
            assertThat(remember.memoryId()).matches("[0-9a-f]{24}");
        });
        assertThat(result.artifacts())
                .containsExactly(Map.of(
                        "type",
                        "memory",
                        "memory",
                        Map.of("type", "update", "key", "town", "value", "London", "tokenCount", 1)));
    }

    @Test
    void whatAModelForgetsIsShown() {
        var context = context(Set.of("memory"), false);
        var result = tools(context).getLast().run(Map.of("key", "town"), context);

        assertThat(sent).containsExactly(new Forget(ADA, "town", null, NOW));
        assertThat(result.artifacts())
                .containsExactly(Map.of("type", "memory", "memory", Map.of("type", "delete", "key", "town")));
    }

    @Test
    void twoRepliesMayRememberAtOnce() {
        var context = context(Set.of("memory"), false);
        meetings = 2;
        tools(context).getFirst().run(Map.of("key", "town", "value", "London"), context);
        meetings = 2;
        tools(context).getLast().run(Map.of("key", "town"), context);

        assertThat(sent).extracting(Object::getClass).containsExactly(Remember.class, Forget.class);
    }

    @Test
    void anAgentWithMemoriesOfItsOwnIsToldAndKeepsOnlyThose() {
        agent = "agent_isolated";
        var context = context(Set.of("memory"), false);
        var offered = tools(context);

        assertThat(offered.getFirst().description()).contains("known to agent_isolated");
        var result = offered.getFirst().run(Map.of("key", "town", "value", "London"), context);
        offered.getLast().run(Map.of("key", "town"), context);

        assertThat(sent.getFirst())
                .isInstanceOfSatisfying(
                        Remember.class,
                        remember -> assertThat(remember.agentId()).isEqualTo(agent));
        assertThat(sent.getLast()).isEqualTo(new Forget(ADA, "town", agent, NOW));
        assertThat(result.artifacts().toString()).contains("agentId=agent_isolated");
    }

    @Test
    void aModelIsToldInWordsWhatItDidWrong() {
        var context = context(Set.of("memory"), false);
        var set = tools(context).getFirst();

        assertThatThrownBy(() -> set.run(Map.of("key", "Town", "value", "x"), context))
                .isInstanceOf(ToolFailure.class);
        assertThatThrownBy(() -> set.run(Map.of("key", "pet", "value", "x"), context))
                .hasMessageContaining("one of: town");
        assertThatThrownBy(() -> set.run(Map.of("key", "town", "value", "x".repeat(21)), context))
                .hasMessageContaining("20 characters");
        assertThatThrownBy(() -> set.run(Map.of("key", "town"), context)).isInstanceOf(ToolFailure.class);
        assertThatThrownBy(() -> set.run(Map.of("key", "town", "value", "too much"), context))
                .isInstanceOf(ToolFailure.class)
                .hasMessage("there is no room");
    }

    private List<Tool> tools(ToolContext context) {
        return new MemoryTools(
                        new Rules(),
                        (account, of) -> of == null ? List.of() : List.of(new Thing("town", "known to " + of)),
                        text -> 1,
                        gateway(),
                        Clock.fixed(NOW, ZoneOffset.UTC))
                .offeredFor(context);
    }

    private CommandGateway gateway() {
        var bus = SimpleCommandBus.builder().build();
        for (var type : List.of(Remember.class, Forget.class)) {
            var unused = bus.subscribe(type.getName(), command -> {
                if (meetings-- > 0) {
                    throw new ConcurrencyException("changed by a reply on another node");
                }
                if (command.getPayload() instanceof Remember remember
                        && remember.value().equals("too much")) {
                    throw new Refusal(Refusal.Code.INVALID, "there is no room");
                }
                sent.add(command.getPayload());
                return "";
            });
        }
        return DefaultCommandGateway.builder().commandBus(bus).build();
    }

    private ToolContext context(Set<String> wanted, boolean temporary) {
        return new ToolContext(
                ADA,
                new ConversationId("7c9e6679-7425-40de-944b-e07fc1f90ae7"),
                new MessageId("11111111-2222-4333-8444-555555555555"),
                new MessageId("66666666-7777-4888-9999-aaaaaaaaaaaa"),
                null,
                wanted,
                Map.of(),
                agent,
                true,
                temporary,
                MetaData.emptyInstance(),
                new Cancellation());
    }

    private final class Rules implements MemoryRules {
        @Override
        public boolean allow(AccountId account) {
            return allowed;
        }

        @Override
        public Limits limits() {
            return new Limits(List.of("town"), null, 20);
        }
    }
}
