package violation.api.conversation;

public record ControllerThatHoldsARow(Row row) {}
