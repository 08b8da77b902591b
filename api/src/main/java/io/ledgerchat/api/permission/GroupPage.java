package io.ledgerchat.api.permission;

import io.ledgerchat.api.transport.QueryText;
import java.util.Map;
import org.springframework.util.MultiValueMap;

/** A page of an administrator's list (contract 00 §8). */
record GroupPage(int limit, int offset) {
    static GroupPage of(MultiValueMap<String, String> query) {
        return new GroupPage(
                Math.clamp(QueryText.number(query.getFirst("limit"), 50), 1, 200),
                Math.max(0, QueryText.number(query.getFirst("offset"), 0)));
    }

    Map<String, Object> closing(Map<String, Object> answer) {
        answer.put("limit", limit);
        answer.put("offset", offset);
        return answer;
    }
}
