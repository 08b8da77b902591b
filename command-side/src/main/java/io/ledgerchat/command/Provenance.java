package io.ledgerchat.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;

/**
 * The metadata that every command and event carries: who acted, through what, and because of what. Ids and words only;
 * where from and with which program is sealed like personal text, also of somebody who is not signed in.
 */
public final class Provenance {
    /** The bare id of the account that acts. */
    public static final String ACTOR = "actor";

    /** The actor's role at that moment. */
    public static final String ROLE = "actor-role";

    /** {@code person}, {@code api-key}, {@code operator} (of the machine, who needs no account) or {@code system}. */
    public static final String KIND = "actor-kind";

    /** The id of the HTTP request. */
    public static final String REQUEST = "request";

    /** The id of the command or event that led to this message. */
    public static final String CAUSE = "cause";

    /** The id of the message that began it all. */
    public static final String CORRELATION = "correlation";

    /** {@code http}, {@code import}, {@code command-line} or {@code automation}. */
    public static final String SOURCE = "source";

    /** The client's address, sealed under the key of the actor, else of the account that was tried, else for a while. */
    public static final String CLIENT_ADDRESS = "client-address";

    /** The client's {@code User-Agent}, sealed likewise. */
    public static final String CLIENT_AGENT = "client-agent";

    private static final List<String> PASSED_ON =
            List.of(ACTOR, ROLE, KIND, REQUEST, SOURCE, CLIENT_ADDRESS, CLIENT_AGENT);

    private Provenance() {}

    /** What a message carries that this one led to, in the same hands. */
    public static Map<String, Object> ledToBy(Message<?> cause) {
        var led = new LinkedHashMap<String, Object>();
        for (String key : PASSED_ON) {
            if (cause.getMetaData().get(key) instanceof String word) {
                led.put(key, word);
            }
        }
        led.put(CAUSE, cause.getIdentifier());
        led.put(CORRELATION, cause.getMetaData().getOrDefault(CORRELATION, cause.getIdentifier()));
        return led;
    }

    /** What a command carries that an automation sends because of an event, on behalf of that event's actor. */
    public static MetaData automated(Message<?> event) {
        var led = ledToBy(event);
        led.put(SOURCE, "automation");
        return MetaData.from(led);
    }
}
