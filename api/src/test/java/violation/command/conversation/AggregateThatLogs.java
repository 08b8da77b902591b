package violation.command.conversation;

import org.axonframework.spring.stereotype.Aggregate;
import org.slf4j.LoggerFactory;

@Aggregate
public class AggregateThatLogs {
    public void tell() {
        LoggerFactory.getLogger(AggregateThatLogs.class).info("decided");
    }
}
