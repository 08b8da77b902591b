package io.ledgerchat.api.query;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** Asks queries for controllers, on the calling thread. */
@Component
public class Queries {
    private final QueryGateway gateway;

    Queries(QueryGateway gateway) {
        this.gateway = gateway;
    }

    public <R> R one(Object query, Class<R> type) {
        return join(gateway.query(query, ResponseTypes.instanceOf(type)));
    }

    public <R> Optional<R> optional(Object query, Class<R> type) {
        return join(gateway.query(query, ResponseTypes.optionalInstanceOf(type)));
    }

    public <R> List<R> list(Object query, Class<R> type) {
        return join(gateway.query(query, ResponseTypes.multipleInstancesOf(type)));
    }

    private static <R> R join(CompletableFuture<R> answer) {
        try {
            return answer.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }
}
