package violation.api.account;

import java.util.Date;

public record DatedClass(Date since) {}
