package io.ledgerchat.api.ledger;

import io.ledgerchat.api.access.AccessLog;
import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.query.ledger.ConsistencyProof;
import io.ledgerchat.query.ledger.InclusionProof;
import io.ledgerchat.query.ledger.LeafSpan;
import io.ledgerchat.query.ledger.Ledger;
import io.ledgerchat.query.ledger.LedgerStatus;
import io.ledgerchat.query.ledger.SignedCheckpoint;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Checkpoints, proofs and exports of the log, for auditors and administrators; a new key is an administrator's. */
@RestController
@Tag(name = "Ledger")
@RequestMapping("/api/ledgerchat/ledger")
class LedgerController {
    private static final MediaType NOTE = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
    private static final int MOST = 1_000;

    private final Ledger ledger;
    private final AccessLog accesses;

    LedgerController(Ledger ledger, AccessLog accesses) {
        this.ledger = ledger;
        this.accesses = accesses;
    }

    @Operation(operationId = "sealed", summary = "How far the log is sealed")
    @GetMapping
    LedgerStatus status(Caller caller) {
        Auditing.requireReader(caller);
        return ledger.status();
    }

    @Operation(
            summary = "The newest checkpoint as a signed note",
            description = "In the forms of C2SP: tlog-checkpoint in a signed-note.",
            responses = @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/plain")))
    @GetMapping("/checkpoint")
    ResponseEntity<String> latest(Caller caller) {
        Auditing.requireReader(caller);
        return note(ledger.latest().orElseThrow(LedgerController::noCheckpoint));
    }

    @Operation(
            summary = "Checkpoints, the newest first",
            description = "Those of trees smaller than `below`, at most a thousand at once.")
    @GetMapping("/checkpoints")
    Map<String, List<SignedCheckpoint>> checkpoints(
            Caller caller,
            @RequestParam(defaultValue = "9223372036854775807") long below,
            @RequestParam(defaultValue = "100") int limit) {
        Auditing.requireReader(caller);
        return Map.of("checkpoints", ledger.checkpoints(below, Math.clamp(limit, 1, MOST)));
    }

    @Operation(
            summary = "The checkpoint of a tree of this size as a signed note",
            responses = @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/plain")))
    @GetMapping("/checkpoints/{size}")
    ResponseEntity<String> checkpoint(Caller caller, @PathVariable long size) {
        Auditing.requireReader(caller);
        return note(ledger.checkpoint(size).orElseThrow(LedgerController::noCheckpoint));
    }

    @Operation(
            summary = "The public keys, one a line, as the verifier takes them",
            description = "The newest first. The number behind each other one is the size of the tree at which it was "
                    + "handed over: alone it proves no larger checkpoint.",
            responses = @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/plain")))
    @GetMapping("/keys")
    ResponseEntity<String> keys(Caller caller) {
        Auditing.requireReader(caller);
        return ResponseEntity.ok().contentType(NOTE).body(String.join("\n", ledger.publicKeys()) + "\n");
    }

    @Operation(
            summary = "Sign with a new key from now on",
            description = "Earlier checkpoints stay signed by the keys before, which count for no later ones. "
                    + "Administrators only.")
    @PostMapping("/keys")
    Map<String, String> rotate(Caller caller) {
        Auditing.requireAdministrator(caller);
        accesses.record(caller, "rotate", "ledger:signing-key", null);
        return Map.of("publicKey", ledger.rotateKey());
    }

    @Operation(
            summary = "That an event is a leaf of the tree (RFC 9162 §2.1.3)",
            description = "Of the event at `position` of the log, or of `leaf`; in the tree of the newest checkpoint "
                    + "unless a size is given. Hashes are base64.")
    @GetMapping("/proofs/inclusion")
    InclusionProof inclusion(
            Caller caller,
            @RequestParam(required = false) @Nullable Long position,
            @RequestParam(required = false) @Nullable Long leaf,
            @RequestParam(required = false) @Nullable Long size) {
        Auditing.requireReader(caller);
        if (position == null && leaf == null) {
            throw Answer.message(400, "position or leaf is required");
        }
        long wanted = leaf != null
                ? leaf
                : ledger.leafAt(Objects.requireNonNull(position))
                        .orElseThrow(() -> Answer.message(404, "There is no sealed event at this position"));
        return ledger.inclusion(wanted, size != null ? size : signedSize())
                .orElseThrow(() -> Answer.message(404, "There is no such leaf in a tree of this size"));
    }

    @Operation(
            summary = "That a tree is how a larger one began (RFC 9162 §2.1.4)",
            description = "`from` and `to` are sizes; without `to` it is that of the newest checkpoint. Hashes are "
                    + "base64.")
    @GetMapping("/proofs/consistency")
    ConsistencyProof consistency(
            Caller caller, @RequestParam long from, @RequestParam(required = false) @Nullable Long to) {
        Auditing.requireReader(caller);
        return ledger.consistency(from, to != null ? to : signedSize())
                .orElseThrow(() -> Answer.message(404, "There are no trees of these sizes"));
    }

    @Operation(
            summary = "A range of the log with its proof, as JSON Lines",
            description = "Leaves `from` to `to - 1`, which the verifier checks with a public key alone. Personal "
                    + "fields stay encrypted. 400 when these are no leaves that are signed.",
            responses = @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/jsonl")))
    @GetMapping("/export")
    ResponseEntity<StreamingResponseBody> export(
            Caller caller,
            @RequestParam(defaultValue = "0") long from,
            @RequestParam(defaultValue = "9223372036854775807") long to) {
        Auditing.requireReader(caller);
        LeafSpan span = span(from, to);
        accesses.record(caller, "export", "ledger:" + span.from() + "-" + span.to(), null);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/jsonl"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"ledger-" + span.from() + "-" + span.to() + ".jsonl\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(out -> ledger.export(span, out));
    }

    private LeafSpan span(long from, long to) {
        try {
            return ledger.span(from, to).orElseThrow(LedgerController::noCheckpoint);
        } catch (IllegalArgumentException noRange) {
            throw Answer.message(400, String.valueOf(noRange.getMessage()));
        }
    }

    /** The only tree of late that somebody else can check: what is sealed behind it is not signed yet. */
    private long signedSize() {
        return ledger.latest().orElseThrow(LedgerController::noCheckpoint).size();
    }

    private static ResponseEntity<String> note(SignedCheckpoint checkpoint) {
        return ResponseEntity.ok().contentType(NOTE).body(checkpoint.note());
    }

    private static Answer noCheckpoint() {
        return Answer.message(404, "There is no such checkpoint yet");
    }
}
