package io.ledgerchat.api.banner;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Ids;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.banner.PutUpBanner;
import io.ledgerchat.command.banner.TakeDownBanner;
import io.ledgerchat.event.StorableTime;
import io.ledgerchat.event.banner.BannerId;
import io.ledgerchat.query.banner.Banner;
import io.ledgerchat.query.banner.FindBanner;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Shows the banner (contract 20 §E); administrators put it up by a route of LedgerChat's own. */
@RestController
@Tag(name = "Administration")
class BannerController {
    /** So that who dismissed a banner does not see the same text again. */
    private static final UUID TEXTS = UUID.fromString("4d3f6a4e-3f0c-5f0e-9d5a-0c1e0b7a8f11");

    private final Queries queries;
    private final Commands commands;
    private final Moments moments;

    BannerController(Queries queries, Commands commands, Moments moments) {
        this.queries = queries;
        this.commands = commands;
        this.moments = moments;
    }

    /** Without a banner the body is empty and has no type. */
    @GetMapping("/api/banner")
    ResponseEntity<Map<String, @Nullable Object>> banner(@Nullable Caller caller) {
        return queries.optional(new FindBanner(caller == null), Banner.class)
                .map(banner -> ResponseEntity.ok(document(banner)))
                .orElseGet(() -> ResponseEntity.ok().build());
    }

    private static Map<String, @Nullable Object> document(Banner banner) {
        var document = new LinkedHashMap<String, @Nullable Object>();
        document.put("_id", banner.documentId());
        document.put("bannerId", Ids.uuidV5(TEXTS, banner.message()));
        document.put("message", banner.message());
        document.put("displayFrom", banner.displayFrom());
        document.put("displayTo", banner.displayTo());
        document.put("type", "banner");
        document.put("isPublic", banner.forStrangers());
        document.put("persistable", banner.sticky());
        document.put("createdAt", banner.createdAt());
        document.put("updatedAt", banner.createdAt());
        return document;
    }

    @Operation(
            summary = "Put up the banner that clients show",
            description = "`message` is required; `displayFrom` and `displayTo` are ISO times, `isPublic` shows it "
                    + "to strangers too, `persistable` keeps people from dismissing it. Administrators only.",
            responses = @ApiResponse(responseCode = "204"))
    @PutMapping("/api/ledgerchat/banner")
    ResponseEntity<Void> putUp(Caller caller, @RequestBody JsonNode body) {
        requireAdministrator(caller);
        var message = body.path("message");
        if (!message.isString()
                || message.asString().isBlank()
                || message.asString().length() > PutUpBanner.LONGEST) {
            throw Answer.message(400, "message must be a text of at most " + PutUpBanner.LONGEST + " characters");
        }
        var now = moments.now();
        var from = time(body.path("displayFrom"));
        try {
            commands.send(new PutUpBanner(
                    BannerId.MAIN,
                    Ids.objectId(),
                    message.asString(),
                    from == null ? now : from,
                    time(body.path("displayTo")),
                    body.path("isPublic").asBoolean(false),
                    body.path("persistable").asBoolean(false),
                    now));
        } catch (Refusal refusal) {
            throw Answer.message(400, String.valueOf(refusal.getMessage()));
        }
        return ResponseEntity.noContent().build();
    }

    @Operation(
            summary = "Take down the banner",
            description = "Administrators only.",
            responses = @ApiResponse(responseCode = "204"))
    @DeleteMapping("/api/ledgerchat/banner")
    ResponseEntity<Void> takeDown(Caller caller) {
        requireAdministrator(caller);
        commands.send(new TakeDownBanner(BannerId.MAIN, moments.now()));
        return ResponseEntity.noContent().build();
    }

    private static void requireAdministrator(Caller caller) {
        if (!caller.isAdministrator()) {
            throw Answer.message(403, "Forbidden");
        }
    }

    private static @Nullable Instant time(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        try {
            return StorableTime.parse(value.asString(""));
        } catch (DateTimeException unreadable) {
            throw Answer.message(400, "times must be written in ISO 8601");
        }
    }
}
