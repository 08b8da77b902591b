package io.ledgerchat.infra.model.endpoint;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which of the models that OpenAI lists can chat, the older instruct models last (contract 20 §C). */
final class OpenAiModels {
    private static final Predicate<String> CHATS =
            Pattern.compile("text-davinci-003|gpt-|o\\d+|chat-latest").asPredicate();
    private static final Predicate<String> SPEAKS =
            Pattern.compile("audio|realtime").asPredicate();
    private static final Predicate<String> INSTRUCTED =
            Pattern.compile("instruct").asPredicate();

    private OpenAiModels() {}

    static List<String> chatting(List<String> listed) {
        List<String> chatting =
                listed.stream().filter(CHATS.and(SPEAKS.negate())).toList();
        return Stream.concat(
                        chatting.stream().filter(INSTRUCTED.negate()),
                        chatting.stream().filter(INSTRUCTED))
                .toList();
    }
}
