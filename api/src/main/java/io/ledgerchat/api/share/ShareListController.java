package io.ledgerchat.api.share;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.api.transport.IsoTime;
import io.ledgerchat.api.transport.QueryText;
import io.ledgerchat.query.share.FindShares;
import io.ledgerchat.query.share.Share;
import io.ledgerchat.query.share.SharePage;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists one's own shared links (contract 50 §4.5). */
@RestController
class ShareListController {
    private static final int DEFAULT_PAGE = 10;
    private static final int LARGEST_PAGE = 100;
    private static final int LONGEST_SEARCH = 256;

    private final Queries queries;

    ShareListController(Queries queries) {
        this.queries = queries;
    }

    @GetMapping("/api/share")
    Map<String, Object> list(Caller caller, @RequestParam MultiValueMap<String, String> query) {
        var search = QueryText.of(query, "search").strip();
        if (search.length() > LONGEST_SEARCH) {
            throw Answer.message(400, "search must be 256 characters or fewer");
        }
        boolean byTitle = QueryText.of(query, "sortBy").equals("title");
        var page = queries.one(
                new FindShares(
                        caller.id(),
                        search,
                        byTitle,
                        QueryText.of(query, "sortDirection").equals("asc"),
                        ShareCursor.read(query.getFirst("cursor"), byTitle),
                        pageSize(query.getFirst("pageSize"))),
                SharePage.class);
        var answer = new LinkedHashMap<String, Object>();
        answer.put(
                "links", page.shares().stream().map(ShareListController::line).toList());
        if (page.next() != null) {
            answer.put("nextCursor", ShareCursor.write(page.next()));
        }
        answer.put("hasNextPage", page.next() != null);
        return answer;
    }

    private static Map<String, Object> line(Share share) {
        var line = new LinkedHashMap<String, Object>();
        line.put("shareId", share.shareId().value());
        line.put("title", share.title());
        line.put("createdAt", IsoTime.of(share.createdAt()));
        line.put("conversationId", share.conversationId().value());
        return line;
    }

    private static int pageSize(@Nullable String text) {
        try {
            int size = text == null ? 0 : Integer.parseInt(text.strip());
            return size == 0 ? DEFAULT_PAGE : Math.clamp(size, 1, LARGEST_PAGE);
        } catch (NumberFormatException unreadable) {
            return DEFAULT_PAGE;
        }
    }
}
