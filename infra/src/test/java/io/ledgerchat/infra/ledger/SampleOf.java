package io.ledgerchat.infra.ledger;

import io.ledgerchat.event.Personal;
import io.ledgerchat.event.Subject;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes up a value of any type that messages are made of; the same seed makes the same value. */
final class SampleOf {
    private final Random random;

    SampleOf(long seed) {
        this.random = new Random(seed);
    }

    Object of(Type type) {
        return switch (type) {
            case ParameterizedType generic -> generic(generic);
            case Class<?> plain -> plain(plain);
            default -> throw new IllegalArgumentException("a message holds " + type);
        };
    }

    private Object generic(ParameterizedType type) {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == List.class) {
            return listOf(arguments[0]);
        }
        if (type.getRawType() == Set.class) {
            return Set.copyOf(listOf(arguments[0]));
        }
        if (type.getRawType() == Map.class && arguments[0] == String.class) {
            var map = new LinkedHashMap<String, Object>();
            for (int entry = random.nextInt(3); entry > 0; entry--) {
                map.put(word(), of(arguments[1]));
            }
            return map;
        }
        if (type.getRawType() == Personal.class) {
            return Personal.of(new Subject("account", hex(24)), of(arguments[0]));
        }
        throw new IllegalArgumentException("a message holds " + type);
    }

    List<Object> listOf(Type element) {
        var list = new ArrayList<>();
        for (int entry = random.nextInt(3); entry > 0; entry--) {
            list.add(of(element));
        }
        return list;
    }

    private Object plain(Class<?> type) {
        if (type.isRecord()) {
            return record(type);
        }
        if (type.isEnum()) {
            return oneOf(type.getEnumConstants());
        }
        if (type.isSealed() && type.isInterface()) {
            return of(oneOf(type.getPermittedSubclasses()));
        }
        return switch (type.getName()) {
            case "java.lang.String" -> word();
            case "int", "java.lang.Integer" -> random.nextInt(1, 1000);
            case "long", "java.lang.Long" -> 5_000_000_000L + random.nextInt(1000);
            case "double", "java.lang.Double" -> random.nextInt(1000) / 8.0;
            case "boolean", "java.lang.Boolean" -> random.nextBoolean();
            case "java.time.Instant" -> Instant.ofEpochMilli(1_790_000_000_000L + random.nextInt());
            case "java.time.ZoneId" -> ZoneId.of(oneOf(new String[] {"Europe/Oslo", "America/New_York", "UTC"}));
            case "java.util.UUID" -> new UUID(random.nextLong(), random.nextLong());
            case "java.lang.Object" -> anything();
            default -> throw new IllegalArgumentException("a message holds " + type);
        };
    }

    /** A record of one text may be an identifier of one form or another: the first that it accepts. */
    private Object record(Class<?> type) {
        var components = type.getRecordComponents();
        if (components.length == 1 && components[0].getType() == String.class) {
            for (Supplier<String> form :
                    List.<Supplier<String>>of(() -> hex(24), this::uuid, () -> hex(21), this::word)) {
                try {
                    return construct(type, components, form.get());
                } catch (IllegalArgumentException notThis) {
                    // the next form
                }
            }
        }
        return construct(
                type, components, Arrays.stream(components).map(this::component).toArray());
    }

    private static Object construct(Class<?> type, RecordComponent[] components, @Nullable Object... values) {
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException refused) {
            throw new IllegalArgumentException(type + " refused a sample", refused.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private @Nullable Object component(RecordComponent component) {
        return isNullable(component.getAnnotatedType()) && random.nextInt(3) == 0
                ? null
                : of(component.getGenericType());
    }

    private static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    /** What JSON knows of itself. */
    private Object anything() {
        return switch (random.nextInt(5)) {
            case 0 -> random.nextInt();
            case 1 -> random.nextInt(1000) / 8.0;
            case 2 -> random.nextBoolean();
            case 3 -> List.of(word(), Map.of(word(), random.nextInt()));
            default -> word();
        };
    }

    private <T> T oneOf(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private String word() {
        return "Wört " + hex(random.nextInt(1, 12));
    }

    private String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private String hex(int length) {
        var text = new StringBuilder();
        while (text.length() < length) {
            text.append(Character.forDigit(random.nextInt(16), 16));
        }
        return text.toString();
    }
}
