package io.ledgerchat.api.view;

import io.ledgerchat.api.access.AccessLog;
import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.ledger.Auditing;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.ledger.SkipEvent;
import io.ledgerchat.query.view.DeadLetter;
import io.ledgerchat.query.view.DeadLetters;
import io.ledgerchat.query.view.ViewProcessors;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Events that a view cannot take: read, tried again, or passed over with a reason, which is an event itself. */
@RestController
@Tag(name = "Views")
@RequestMapping("/api/ledgerchat/dead-letters")
class DeadLettersController {
    private static final int MOST = 1_000;

    private final DeadLetters letters;
    private final ViewProcessors views;
    private final Commands commands;
    private final Moments moments;
    private final AccessLog accesses;

    DeadLettersController(
            DeadLetters letters, ViewProcessors views, Commands commands, Moments moments, AccessLog accesses) {
        this.letters = letters;
        this.views = views;
        this.commands = commands;
        this.moments = moments;
        this.accesses = accesses;
    }

    record LetterPage(
            List<DeadLetter> deadLetters, @Nullable String next) {}

    record Reason(@Nullable String reason) {}

    @Operation(
            summary = "Events that a view cannot take",
            description = "Those at which a view waits before those that were skipped. `next` is the `after` of the "
                    + "page that follows.")
    @GetMapping
    LetterPage all(
            Caller caller,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "1000") int limit) {
        Auditing.requireReader(caller);
        int most = Math.clamp(limit, 1, MOST);
        String letter = after.replace("\u0000", "");
        int behindView = Math.max(0, letter.indexOf('/'));
        var found = letters.all(letter.substring(0, behindView), letter.substring(letter.indexOf('/') + 1), most);
        return new LetterPage(
                found,
                found.size() == most
                        ? found.getLast().view() + "/" + found.getLast().eventId()
                        : null);
    }

    @Operation(summary = "Let a view try again", description = "Administrators only.")
    @PostMapping("/{view}/retry")
    Map<String, Boolean> retry(Caller caller, @PathVariable String view) {
        Auditing.requireAdministrator(caller);
        KnownViews.require(views, view);
        accesses.record(caller, "retry", "view:" + view, null);
        return Map.of("success", letters.retry(view));
    }

    @Operation(
            summary = "Let a view pass over an event",
            description = "`reason` is required; it is recorded as an event. 404 unless the view waits at this "
                    + "event. Administrators only.")
    @PostMapping("/{view}/{eventId}/skip")
    Map<String, Boolean> skip(
            Caller caller, @PathVariable String view, @PathVariable String eventId, @RequestBody Reason request) {
        Auditing.requireAdministrator(caller);
        String reason = request.reason();
        if (reason == null || reason.isBlank() || reason.length() > 500) {
            throw Answer.message(400, "reason is required, of at most 500 characters");
        }
        if (!letters.isWaiting(view, eventId)) {
            throw Answer.message(404, "The view does not wait at this event");
        }
        commands.sendWithoutWaiting(new SkipEvent(view, eventId, caller.id(), reason.strip(), moments.now()));
        letters.skip(view, eventId, caller.id().value(), reason.strip());
        return Map.of("success", true);
    }
}
