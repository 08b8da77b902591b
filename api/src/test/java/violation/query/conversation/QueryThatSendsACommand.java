package violation.query.conversation;

import org.axonframework.commandhandling.gateway.CommandGateway;

public record QueryThatSendsACommand(CommandGateway commands) {}
