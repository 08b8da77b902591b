package violation.api.conversation;

import violation.command.conversation.AggregateWithAClock;

public record ControllerThatHoldsAnAggregate(AggregateWithAClock aggregate) {}
