package io.ledgerchat.query.agent;

import io.ledgerchat.event.account.AccountId;
import java.util.List;

/**
 * Those of these files that some agent lends to its tools which the account wrote or may view: a list of {@link String}
 * (contract 60 §10).
 */
public record FindFilesSharedByAgents(AccountId account, List<String> fileIds) {}
