package violation.event.message;

import io.ledgerchat.event.EventName;
import org.axonframework.serialization.Revision;

@EventName("message.of-no-family")
@Revision("1")
public record EventOfNoFamily(String messageId) {}
