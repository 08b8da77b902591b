package io.ledgerchat.event;

import io.ledgerchat.event.access.AccessEvent;
import io.ledgerchat.event.account.AccountEvent;
import io.ledgerchat.event.account.AdministratorsEvent;
import io.ledgerchat.event.account.InviteEvent;
import io.ledgerchat.event.account.PreferenceEvent;
import io.ledgerchat.event.agent.AgentEvent;
import io.ledgerchat.event.agent.AssistantEvent;
import io.ledgerchat.event.apikey.ApiKeyEvent;
import io.ledgerchat.event.apikey.RemoteCallEvent;
import io.ledgerchat.event.balance.BalanceEvent;
import io.ledgerchat.event.banner.BannerEvent;
import io.ledgerchat.event.bookmark.BookmarkEvent;
import io.ledgerchat.event.claim.ClaimEvent;
import io.ledgerchat.event.conversation.ConversationEvent;
import io.ledgerchat.event.file.FileEvent;
import io.ledgerchat.event.ledger.ForgettingEvent;
import io.ledgerchat.event.ledger.LedgerEvent;
import io.ledgerchat.event.memory.MemoryEvent;
import io.ledgerchat.event.message.MessageEvent;
import io.ledgerchat.event.model.ModelCallEvent;
import io.ledgerchat.event.permission.GroupEvent;
import io.ledgerchat.event.permission.PermissionEvent;
import io.ledgerchat.event.permission.RoleEvent;
import io.ledgerchat.event.preset.PresetEvent;
import io.ledgerchat.event.project.ProjectEvent;
import io.ledgerchat.event.prompt.PromptEvent;
import io.ledgerchat.event.share.ShareEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;

/**
 * Every kind of event the log can hold, by class and by stored name.
 *
 * <p>Families are named here one by one; their members are found by the sealing, nested families included. An event
 * without a name or revision, or with the name of another, stops the start rather than the first write.
 */
public final class EventCatalogue {
    private static final List<Class<?>> FAMILIES = List.of(
            AccountEvent.class,
            AdministratorsEvent.class,
            InviteEvent.class,
            PreferenceEvent.class,
            MemoryEvent.class,
            BalanceEvent.class,
            BannerEvent.class,
            ApiKeyEvent.class,
            RemoteCallEvent.class,
            ClaimEvent.class,
            LedgerEvent.class,
            ForgettingEvent.class,
            ModelCallEvent.class,
            AccessEvent.class,
            ConversationEvent.class,
            MessageEvent.class,
            PresetEvent.class,
            BookmarkEvent.class,
            ProjectEvent.class,
            ShareEvent.class,
            PromptEvent.class,
            PermissionEvent.class,
            GroupEvent.class,
            RoleEvent.class,
            AgentEvent.class,
            AssistantEvent.class,
            FileEvent.class);

    private final Map<Class<?>, EventType> byClass = new LinkedHashMap<>();
    private final Map<String, EventType> byName = new HashMap<>();

    private EventCatalogue(List<Class<?>> families) {
        families.forEach(this::addFamily);
    }

    /** The events of this application. */
    public static EventCatalogue standard() {
        return new EventCatalogue(FAMILIES);
    }

    static EventCatalogue of(Class<?>... families) {
        return new EventCatalogue(List.of(families));
    }

    /** In the order in which the families are declared. */
    public List<EventType> all() {
        return List.copyOf(byClass.values());
    }

    public Optional<EventType> ofClass(Class<?> type) {
        return Optional.ofNullable(byClass.get(type));
    }

    public Optional<EventType> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private void addFamily(Class<?> type) {
        if (type.isSealed()) {
            Stream.of(type.getPermittedSubclasses()).forEach(this::addFamily);
        } else if (type.isRecord()) {
            add(describe(type));
        } else {
            throw new IllegalStateException(type.getName() + " is neither a record nor a sealed family of events");
        }
    }

    private void add(EventType event) {
        var other = byName.putIfAbsent(event.name(), event);
        if (other != null) {
            throw new IllegalStateException("%s and %s share the stored name %s"
                    .formatted(other.type().getName(), event.type().getName(), event.name()));
        }
        byClass.put(event.type(), event);
    }

    private static EventType describe(Class<?> type) {
        var name = type.getAnnotation(EventName.class);
        var revision = type.getAnnotation(Revision.class);
        if (name == null || name.value().isBlank()) {
            throw new IllegalStateException(type.getName() + " has no @EventName");
        }
        if (revision == null || revision.value().isBlank()) {
            throw new IllegalStateException(type.getName() + " has no @Revision");
        }
        var personal = new ArrayList<String>();
        collectPersonal(type, "", personal);
        return new EventType(type, name.value(), revision.value(), personal);
    }

    private static void collectPersonal(Class<?> record, String prefix, List<String> found) {
        for (var component : record.getRecordComponents()) {
            var path = prefix + component.getName();
            if (component.getType() == Personal.class) {
                found.add(path);
            } else if (component.getType().isRecord()) {
                collectPersonal(component.getType(), path + ".", found);
            }
        }
    }
}
