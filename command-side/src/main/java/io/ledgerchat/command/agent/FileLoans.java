package io.ledgerchat.command.agent;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.file.FileId;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Lends a file within the unit of work that records it, so that there is never one without the other. */
@Component
public class FileLoans {
    private final AgentKeeping agents;
    private final AssistantKeeping assistants;

    FileLoans(AgentKeeping agents, AssistantKeeping assistants) {
        this.agents = agents;
        this.assistants = assistants;
    }

    /** @throws io.ledgerchat.command.Refusal if the actor may not, or there is no such agent */
    public void lend(FileId file, Loan loan, AccountId actor, Instant at) throws Exception {
        if (loan.agent() != null) {
            agents.handle(new AttachFileToAgent(loan.agent(), actor, loan.toolResource(), file.value(), at));
        }
        if (loan.assistant() != null) {
            assistants.handle(
                    new AttachFileToAssistant(loan.assistant(), actor, loan.toolResource(), file.value(), at));
        }
    }
}
