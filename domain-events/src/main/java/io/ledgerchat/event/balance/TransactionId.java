package io.ledgerchat.event.balance;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ledgerchat.event.Identifier;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.event.model.ModelCallId;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Identifies one movement of credits by what it is for, so that nothing is paid or granted twice: a question to a model, a
 * reply, an account's start, a refill that is due since a certain time.
 */
public record TransactionId(@JsonValue String value) implements Identifier {
    private static final Pattern FORM = Pattern.compile("[0-9a-zA-Z_.-]{1,120}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TransactionId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a transaction is for something");
        }
    }

    public static TransactionId ofCall(ModelCallId call) {
        return new TransactionId("call-" + call.value());
    }

    public static TransactionId ofReply(MessageId reply) {
        return new TransactionId("reply-" + reply.value());
    }

    public static TransactionId ofStart(AccountId account) {
        return new TransactionId("start-" + account.value());
    }

    /** @param since the end of the refill before */
    public static TransactionId ofRefill(AccountId account, Instant since) {
        return new TransactionId("refill-" + account.value() + "-" + since.toEpochMilli());
    }

    @Override
    public String kind() {
        return "transaction";
    }

    @Override
    public String toString() {
        return kind() + ":" + value;
    }
}
