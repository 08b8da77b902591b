package io.ledgerchat.query.ledger;

import io.ledgerchat.event.Excerpt;
import io.ledgerchat.event.Identifier;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.Subject;
import io.ledgerchat.event.account.AccountId;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an event says without personal text, read from its components, so that a new kind of event is in the audit log from
 * its first day.
 */
final class EventFacts {
    private static final int LONGEST = 300;
    private static final int MOST = 20;
    private static final List<String> SUBJECTS = List.of("owner", "accountId", "account");

    private static final ClassValue<List<Component>> COMPONENTS = new ClassValue<>() {
        @Override
        protected List<Component> computeValue(Class<?> type) {
            return Stream.of(type.getRecordComponents()).map(Component::of).toList();
        }
    };

    private final Map<String, Object> details = new LinkedHashMap<>();
    private final Set<String> resources = new LinkedHashSet<>();
    private final Map<String, String> accounts = new LinkedHashMap<>();

    private EventFacts() {}

    static EventFacts of(Object event) {
        var facts = new EventFacts();
        facts.collect("", event);
        return facts;
    }

    /** Plain values by name, those of inner records under {@code outer.inner}. */
    Map<String, Object> details() {
        return details;
    }

    /** Every id that it names, as {@code kind:value}. */
    Set<String> resources() {
        return resources;
    }

    /** What it says it is about, where that is not the thing it happened to. */
    Optional<String> resource() {
        return details.get("resource") instanceof String named && named.indexOf(':') > 0
                ? Optional.of(named)
                : Optional.empty();
    }

    /** The account that it is about. */
    Optional<String> subject() {
        for (String name : SUBJECTS) {
            @Nullable String account = accounts.get(name);
            if (account != null) {
                return Optional.of(account);
            }
        }
        return Optional.empty();
    }

    /** The account that it says did it, where no metadata does. */
    Optional<String> doer() {
        for (var account : accounts.entrySet()) {
            if (account.getKey().equals("reader") || account.getKey().endsWith("By")) {
                return Optional.of(account.getValue());
            }
        }
        return Optional.empty();
    }

    private void collect(String prefix, Object record) {
        for (Component component : COMPONENTS.get(record.getClass())) {
            @Nullable Object value = component.reading.apply(record);
            if (value != null) {
                add(prefix.isEmpty() ? component.name : prefix + component.name, value);
            }
        }
    }

    private void add(String name, Object value) {
        switch (value) {
            case String text -> details.put(name, cut(text)); // most are, so it is asked first
            case Personal<?> personal -> resources.add(personal.subject().toString());
            case Subject subject -> {
                details.put(name, subject.toString());
                resources.add(subject.toString());
            }
            case Identifier id -> {
                details.put(name, id.value());
                resources.add(id.toString());
                if (id instanceof AccountId) {
                    accounts.put(name, id.value());
                }
            }
            case Record inner -> collect(name + ".", inner);
            case Collection<?> many -> list(name, many);
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .filter(entry -> isPlain(entry.getValue()))
                        .sorted(Comparator.comparing(entry -> String.valueOf(entry.getKey())))
                        .limit(MOST)
                        .forEach(entry -> details.put(name + "." + cut(entry.getKey()), plain(entry.getValue())));
            default -> details.put(name, plain(value));
        }
    }

    private void list(String name, Collection<?> many) {
        many.stream().filter(Identifier.class::isInstance).forEach(id -> resources.add(id.toString()));
        String listed = many.stream().flatMap(EventFacts::listable).limit(MOST).collect(Collectors.joining(","));
        if (!listed.isEmpty()) {
            details.put(name, cut(listed));
        }
    }

    private static Stream<String> listable(@Nullable Object element) {
        return element instanceof Identifier id
                ? Stream.of(id.value())
                : isPlain(element) ? Stream.of(plain(element).toString()) : Stream.empty();
    }

    private static boolean isPlain(@Nullable Object value) {
        return value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Enum<?>;
    }

    private static Object plain(@Nullable Object value) {
        return switch (value) {
            case Number number -> number;
            case Boolean truth -> truth;
            case Instant time -> time.toString();
            case Enum<?> word -> word.name();
            case null, default -> cut(value);
        };
    }

    private static String cut(@Nullable Object value) {
        return Excerpt.of(String.valueOf(value), LONGEST);
    }

    /**
     * A component and how it is read: by a class made for it. There are many kinds of events, and what reflection does for
     * each of them is seldom done often enough to become fast.
     */
    private record Component(String name, Function<Object, @Nullable Object> reading) {
        @SuppressWarnings("unchecked") // what it makes takes and gives any object
        static Component of(RecordComponent component) {
            Method accessor = component.getAccessor();
            try {
                var lookup = MethodHandles.privateLookupIn(accessor.getDeclaringClass(), MethodHandles.lookup());
                MethodHandle accessing = lookup.unreflect(accessor);
                MethodHandle making = LambdaMetafactory.metafactory(
                                lookup,
                                "apply",
                                MethodType.methodType(Function.class),
                                MethodType.methodType(Object.class, Object.class),
                                accessing,
                                accessing.type().wrap())
                        .getTarget();
                return new Component(component.getName(), (Function<Object, @Nullable Object>) making.invoke());
            } catch (Throwable impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
