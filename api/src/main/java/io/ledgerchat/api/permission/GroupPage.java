package io.ledgerchat.api.permission;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** A page of an administrator's list (contract 00 §8). */
record GroupPage(int limit, int offset) {
    static GroupPage of(MultiValueMap<String, String> query) {
        return new GroupPage(
                Math.clamp(number(query.getFirst("limit"), 50), 1, 200),
                Math.max(0, number(query.getFirst("offset"), 0)));
    }

    Map<String, Object> closing(Map<String, Object> answer) {
        answer.put("limit", limit);
        answer.put("offset", offset);
        return answer;
    }

    private static int number(@Nullable String text, int otherwise) {
        try {
            return text == null ? otherwise : Integer.parseInt(text.strip());
        } catch (NumberFormatException none) {
            return otherwise;
        }
    }
}
