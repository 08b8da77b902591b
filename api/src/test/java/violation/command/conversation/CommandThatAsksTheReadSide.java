package violation.command.conversation;

import violation.query.conversation.QueryThatSendsACommand;

public record CommandThatAsksTheReadSide(QueryThatSendsACommand query) {}
