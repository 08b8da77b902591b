package violation.api.account;

public final class AccountManager {}
