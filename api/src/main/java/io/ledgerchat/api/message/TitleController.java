package io.ledgerchat.api.message;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.message.FreshTitles;
import io.ledgerchat.event.conversation.ConversationId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Hands out the title of a new conversation, waiting for it while it is being made (contract 40 §2.3). */
@RestController
class TitleController {
    private static final Duration PATIENCE = Duration.ofMillis(15_500);

    private final FreshTitles titles;

    TitleController(FreshTitles titles) {
        this.titles = titles;
    }

    @GetMapping("/api/convos/gen_title/{conversationId}")
    Map<String, Object> title(Caller caller, @PathVariable String conversationId) throws InterruptedException {
        Optional<String> title = ConversationId.isValid(conversationId)
                ? titles.take(caller.id(), new ConversationId(conversationId), PATIENCE)
                : Optional.empty();
        return Map.of(
                "title",
                title.orElseThrow(() -> Answer.message(
                        404, "Title not found or method not implemented for the conversation's endpoint")));
    }
}
