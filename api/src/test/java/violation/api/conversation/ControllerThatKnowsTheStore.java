package violation.api.conversation;

import violation.infra.ledger.Store;

public record ControllerThatKnowsTheStore(Store store) {}
