package violation.command.conversation;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

public class CommandThatIsAClass {
    @TargetAggregateIdentifier
    public final String conversationId = "conversation:1";
}
