package io.ledgerchat.api;

import io.ledgerchat.api.command.Ids;
import io.ledgerchat.command.account.TokenHash;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code ledgerchat invite}: asks somebody in. */
@Command(
        name = "invite",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Asks somebody in, also where nobody may register: by mail, or by a link that is printed where mail is not",
            "configured. It is good for seven days, once, and for this address; a new one takes the place of an earlier one.",
            ""
        })
final class InviteCommand extends OperatorCommand implements Callable<Integer> {
    private final String token = Ids.secret();

    @Override
    public Integer call() {
        return ask("invite", Map.of("token", TokenHash.of(token).hex()));
    }

    @Override
    String told(String answer) {
        return answer.isEmpty() ? "The invitation is on its way by mail." : answer + token;
    }
}
