package io.ledgerchat.command.message;

import java.util.UUID;
import org.springframework.stereotype.Component;

/** This node among those that produce replies; it has another id after each start. */
@Component
class ReplyNode {
    private final String id = UUID.randomUUID().toString();
    private final NodeAddress address;

    ReplyNode(NodeAddress address) {
        this.address = address;
    }

    String id() {
        return id;
    }

    ReplyLeases.Holder holder() {
        return new ReplyLeases.Holder(id, address.current().orElse(null));
    }
}
