package violation.command.conversation;

import java.util.UUID;
import org.axonframework.spring.stereotype.Aggregate;

@Aggregate
public class AggregateThatRollsDice {
    public String newId() {
        return UUID.randomUUID().toString();
    }
}
