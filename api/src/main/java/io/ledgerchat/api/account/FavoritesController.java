package io.ledgerchat.api.account;

import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.account.AddToolFavorite;
import io.ledgerchat.command.account.ChooseFavorites;
import io.ledgerchat.command.account.RemoveToolFavorite;
import io.ledgerchat.query.account.FindToolFavorites;
import io.ledgerchat.query.account.ToolFavorite;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What people pin to the menu, and which tools they like best (contract 10 §C9, §C10). */
@RestController
@RequestMapping("/api/user/settings/favorites")
class FavoritesController {
    private static final Set<String> TYPES = Set.of("builtin", "tool", "mcp", "skill");
    private static final int MOST_TOOLS = 100;
    private static final int LONGEST = 256;

    private final Accounts accounts;
    private final Queries queries;
    private final Commands commands;
    private final Moments moments;

    FavoritesController(Accounts accounts, Queries queries, Commands commands, Moments moments) {
        this.accounts = accounts;
        this.queries = queries;
        this.commands = commands;
        this.moments = moments;
    }

    @GetMapping
    List<Map<String, String>> favorites(Caller caller) {
        return FavoriteForm.written(accounts.preferences(caller.id()).favorites());
    }

    @PostMapping
    List<Map<String, String>> choose(Caller caller, @RequestBody JsonNode body) {
        var favorites = FavoriteForm.read(body.path("favorites"));
        commands.send(new ChooseFavorites(caller.id(), favorites, moments.now()));
        return FavoriteForm.written(favorites);
    }

    @GetMapping("/tools")
    List<Map<String, String>> tools(Caller caller) {
        return queries.list(new FindToolFavorites(caller.id()), ToolFavorite.class).stream()
                .map(tool -> written(tool.itemType(), tool.itemId()))
                .toList();
    }

    @PutMapping("/tools/{itemType}/{itemId}")
    Map<String, String> add(Caller caller, @PathVariable String itemType, @PathVariable String itemId) {
        check(itemType, itemId);
        try {
            commands.send(new AddToolFavorite(caller.id(), itemType, itemId, moments.now()));
        } catch (Refusal refusal) {
            throw refusal.code() == Refusal.Code.INVALID
                    ? FavoriteForm.tooMany(MOST_TOOLS, "Maximum of 100 favorites reached")
                    : refusal;
        }
        return written(itemType, itemId);
    }

    @DeleteMapping("/tools/{itemType}/{itemId}")
    Map<String, Boolean> remove(Caller caller, @PathVariable String itemType, @PathVariable String itemId) {
        check(itemType, itemId);
        commands.send(new RemoveToolFavorite(caller.id(), itemType, itemId, moments.now()));
        return Map.of("ok", true);
    }

    private static void check(String itemType, String itemId) {
        if (!TYPES.contains(itemType)) {
            throw refused("INVALID_ITEM_TYPE", "itemType must be one of: builtin, tool, mcp, skill");
        }
        if (itemId.isBlank() || itemId.length() > LONGEST) {
            throw refused("INVALID_ITEM_ID", "itemId must be a non-empty string of at most 256 characters");
        }
    }

    private static Answer refused(String code, String message) {
        return new Answer(400, Map.of("code", code, "message", message));
    }

    private static Map<String, String> written(String itemType, String itemId) {
        var tool = new LinkedHashMap<String, String>();
        tool.put("itemType", itemType);
        tool.put("itemId", itemId);
        return tool;
    }
}
