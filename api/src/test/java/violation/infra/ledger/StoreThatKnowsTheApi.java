package violation.infra.ledger;

import violation.api.account.PublicController;

public record StoreThatKnowsTheApi(PublicController controller) {}
