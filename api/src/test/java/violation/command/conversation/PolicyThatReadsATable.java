package violation.command.conversation;

import org.springframework.jdbc.core.JdbcTemplate;

public record PolicyThatReadsATable(JdbcTemplate jdbc) {}
