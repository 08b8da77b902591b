package io.ledgerchat.command.prompt;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.prompt.PromptGroupId;
import java.util.List;

/**
 * The port to the prompts that somebody made. It answers only when it knows everything that was recorded before it was
 * asked, and throws when that cannot be had in time.
 */
public interface AuthoredPrompts {
    List<PromptGroupId> madeBy(AccountId author);
}
