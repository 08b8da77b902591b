package io.ledgerchat.command;

import io.ledgerchat.event.Identifier;
import java.util.concurrent.Callable;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;

/** Loading and making aggregates without the checked exceptions that Axon's repositories declare and ours never throw. */
public final class Aggregates {
    private Aggregates() {}

    /** The aggregate of that id, or a fresh one that has no event yet. */
    public static <T> Aggregate<T> loadOrCreate(Repository<T> repository, Identifier id, Callable<T> fresh) {
        return unchecked(() -> repository.loadOrCreate(id.toString(), fresh));
    }

    /** A new aggregate, made by its first event. */
    public static <T> Aggregate<T> create(Repository<T> repository, Callable<T> made) {
        return unchecked(() -> repository.newInstance(made));
    }

    private static <R> R unchecked(Callable<R> call) {
        try {
            return call.call();
        } catch (RuntimeException refused) {
            throw refused;
        } catch (Exception unexpected) {
            throw new IllegalStateException("an aggregate could not be loaded or made", unexpected);
        }
    }
}
