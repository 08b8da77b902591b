package violation.api.account;

import org.springframework.jdbc.core.simple.JdbcClient;

public record ControllerThatReadsATable(JdbcClient jdbc) {}
