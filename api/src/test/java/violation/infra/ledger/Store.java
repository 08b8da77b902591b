package violation.infra.ledger;

public interface Store {}
