package io.ledgerchat.command.agent;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** When two snapshots of an agent say the same, so that only one of them is kept (contract 70 §3.6). */
final class Sameness {
    private static final Set<String> UNTOLD =
            Set.of("_id", "id", "createdAt", "updatedAt", "author", "updatedBy", "__v", "versions", "actionsHash");

    private Sameness() {}

    static boolean of(Map<String, Object> one, Map<String, Object> other) {
        var keys = new HashSet<>(one.keySet());
        keys.addAll(other.keySet());
        keys.removeAll(UNTOLD);
        return keys.stream().allMatch(key -> same(one.get(key), other.get(key)));
    }

    /** What is nothing in one way is nothing in every way; the order of a list says nothing. */
    private static boolean same(@Nullable Object one, @Nullable Object other) {
        if (isNothing(one) || isNothing(other)) {
            return isNothing(one) && isNothing(other);
        }
        if (one instanceof List<?> list && other instanceof List<?> others) {
            return list.size() == others.size() && new HashSet<>(list).equals(new HashSet<>(others));
        }
        if (one instanceof Number number && other instanceof Number another) {
            return Double.compare(number.doubleValue(), another.doubleValue()) == 0;
        }
        return one != null && one.equals(other);
    }

    private static boolean isNothing(@Nullable Object value) {
        return value == null
                || Boolean.FALSE.equals(value)
                || "".equals(value)
                || (value instanceof Number number && number.doubleValue() == 0);
    }
}
