package io.ledgerchat.api.query;

import io.ledgerchat.api.command.ViewsPassed;
import io.ledgerchat.query.view.QueryOutOfTimeException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Asks queries for controllers, on the calling thread. */
@Component
public class Queries {
    /** How often a write that cannot be read yet is waited for once more. */
    private static final int MORE_WAITS = 10;

    private final QueryGateway gateway;
    private final BooleanSupplier views;

    @Autowired
    Queries(QueryGateway gateway, ViewsPassed views) {
        this(gateway, views::await);
    }

    /** @param views waits until they have passed the log's head; false when they did not in time */
    public Queries(QueryGateway gateway, BooleanSupplier views) {
        this.gateway = gateway;
        this.views = views;
    }

    public <R> R one(Object query, Class<R> type) {
        return join(gateway.query(query, ResponseTypes.instanceOf(type)));
    }

    public <R> Optional<R> optional(Object query, Class<R> type) {
        return join(gateway.query(query, ResponseTypes.optionalInstanceOf(type)));
    }

    /**
     * The same for what was just written: where the views are so far behind that the write waited for them in vain, this
     * waits on. What is in the log must not be called missing.
     */
    public <R> Optional<R> written(Object query, Class<R> type) {
        return written(() -> optional(query, type));
    }

    /** The same for what is looked for in a list. */
    public <R> Optional<R> written(Supplier<Optional<R>> search) {
        Optional<R> found = search.get();
        for (int wait = 0; found.isEmpty() && wait < MORE_WAITS; wait++) {
            boolean passed = views.getAsBoolean();
            found = search.get();
            if (passed) {
                break;
            }
        }
        return found;
    }

    public <R> List<R> list(Object query, Class<R> type) {
        return join(gateway.query(query, ResponseTypes.multipleInstancesOf(type)));
    }

    private static <R> R join(CompletableFuture<R> answer) {
        try {
            return answer.join();
        } catch (CompletionException failed) {
            if (QueryOutOfTimeException.caused(failed)) {
                throw new QueryOutOfTimeException(failed);
            }
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }
}
