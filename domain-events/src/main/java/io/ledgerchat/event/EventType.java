package io.ledgerchat.event;

import java.util.List;

/**
 * One kind of event: the class that speaks it today, the name and revision under which it is stored for ever, and the
 * paths of its personal fields ({@code title}, {@code settings.parameters}).
 */
public record EventType(Class<?> type, String name, String revision, List<String> personalFields) {
    public EventType {
        personalFields = List.copyOf(personalFields);
    }
}
