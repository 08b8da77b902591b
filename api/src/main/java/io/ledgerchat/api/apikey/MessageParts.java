package io.ledgerchat.api.apikey;

import io.ledgerchat.command.model.ModelMessage;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The content of a message as both forms of calls have it: a text, or parts. */
final class MessageParts {
    private static final Pattern IMAGE =
            Pattern.compile("data:(image/(?:png|jpeg|gif|webp));base64,([A-Za-z0-9+/=\\s]+)");

    private MessageParts() {}

    /** @param words what a part says, if it is one that says something */
    static String text(JsonNode content, Function<JsonNode, Optional<String>> words) {
        return content.isArray()
                ? content.valueStream()
                        .flatMap(part -> words.apply(part).stream())
                        .collect(Collectors.joining("\n"))
                : content.asString("");
    }

    /** Only an image that comes along: nothing is fetched from addresses that a caller names. */
    static Optional<ModelMessage.Image> image(String address, String detail) {
        var image = IMAGE.matcher(address);
        return image.matches()
                ? Optional.of(new ModelMessage.Image(image.group(1), image.group(2), detail))
                : Optional.empty();
    }
}
