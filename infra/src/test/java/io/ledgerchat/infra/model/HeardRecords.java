package io.ledgerchat.infra.model;

import io.ledgerchat.command.balance.PriceList;
import io.ledgerchat.command.ledger.BeginModelCall;
import io.ledgerchat.command.ledger.EndModelCall;
import io.ledgerchat.event.balance.TokenRates;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;

/** What is recorded of questions to models. */
public final class HeardRecords {
    public static final TokenRates RATES = new TokenRates(3, 4, 5, 6);

    public final List<CommandMessage<?>> heard = Collections.synchronizedList(new ArrayList<>());

    /** Nothing can be recorded any more. */
    public volatile boolean down;

    public ModelCallRecords records() {
        var bus = SimpleCommandBus.builder().build();
        for (var command : List.of(BeginModelCall.class, EndModelCall.class)) {
            var unused = bus.subscribe(command.getName(), message -> {
                if (down) {
                    throw new IllegalStateException("the store is down");
                }
                heard.add(message);
                return null;
            });
        }
        var prices = new PriceList() {
            @Override
            public boolean charges() {
                return false;
            }

            @Override
            public TokenRates rates(String endpoint, String model) {
                return RATES;
            }
        };
        return new ModelCallRecords(
                DefaultCommandGateway.builder().commandBus(bus).build(), prices, Clock.systemUTC());
    }

    public BeginModelCall begun() {
        return (BeginModelCall) heard.getFirst().getPayload();
    }

    public EndModelCall ended() {
        return (EndModelCall) heard.getLast().getPayload();
    }
}
