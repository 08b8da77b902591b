package io.ledgerchat.infra.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerchat.infra.key.FieldCipher;
import io.ledgerchat.infra.key.InMemoryDataKeys;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializationException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every command, query and answer comes out of a remote bus as it went in, so that the domain need not know which bus it
 * is on. What the handlers take and answer is found, not listed.
 */
class MessagesOnTheBusTest {
    private static final int SEEDS = 40;

    private final MessageSerializer serializer = new MessageSerializer(new FieldCipher(new InMemoryDataKeys()));

    @TestFactory
    Stream<DynamicTest> everyCommandArrivesAsItWasSent() {
        return eachArrives(EveryMessage.commands());
    }

    private static final Set<Type> WRAPPERS = Set.of(Optional.class, CompletableFuture.class);

    @TestFactory
    Stream<DynamicTest> everyQueryArrivesAsItWasAsked() {
        return eachArrives(EveryMessage.queries());
    }

    @TestFactory
    Stream<DynamicTest> everyAnswerArrivesAsItWasGiven() {
        return eachArrives(EveryMessage.answers());
    }

    @Test
    void theHandlersAreFound() {
        assertThat(EveryMessage.commands()).hasSizeGreaterThan(20);
        assertThat(EveryMessage.queries()).hasSizeGreaterThan(15);
        assertThat(EveryMessage.answers()).hasSizeGreaterThan(10);
    }

    @Test
    void aMessageThatLosesAWordIsFoundOut() {
        record Forgetful(Map<Object, Object> words) {}
        var said = new Forgetful(Map.of(1, "one"));

        assertThat(throughTheBus(said)).isNotEqualTo(said);
    }

    @Test
    void aListOfSeveralKindsIsRefusedBySender() {
        assertThatThrownBy(() -> throughTheBus(List.of("one", 2))).isInstanceOf(SerializationException.class);
    }

    private Stream<DynamicTest> eachArrives(List<Type> types) {
        return types.stream().map(type -> DynamicTest.dynamicTest(type.getTypeName(), () -> arrives(type)));
    }

    private void arrives(Type type) {
        for (long seed = 0; seed < SEEDS; seed++) {
            var said = sample(type).apply(new SampleOf(seed));
            assertThat(throughTheBus(said)).as("sample of seed %d", seed).isEqualTo(said);
        }
    }

    /** Axon sends the content of an optional answer, or nothing, and that of a later answer once it is there. */
    private static Function<SampleOf, Object> sample(Type type) {
        return type instanceof ParameterizedType generic && WRAPPERS.contains(generic.getRawType())
                ? samples -> samples.of(generic.getActualTypeArguments()[0])
                : samples -> samples.of(type);
    }

    private Object throughTheBus(Object said) {
        return serializer.deserialize(serializer.serialize(said, byte[].class));
    }
}
