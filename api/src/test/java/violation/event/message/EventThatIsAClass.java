package violation.event.message;

import io.ledgerchat.event.EventName;
import org.axonframework.serialization.Revision;

@EventName("message.that-is-a-class")
@Revision("1")
public class EventThatIsAClass extends MessageEvent.Open {}
