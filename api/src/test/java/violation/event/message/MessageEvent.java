package violation.event.message;

import io.ledgerchat.event.EventName;
import org.axonframework.serialization.Revision;

public sealed interface MessageEvent {
    @Revision("1")
    record MessageWithoutName(String messageId) implements MessageEvent {}

    @EventName("message.without-revision")
    record MessageWithoutRevision(String messageId) implements MessageEvent {}

    non-sealed class Open implements MessageEvent {}
}
