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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
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

    @GetMapping
    LedgerStatus status(Caller caller) {
        Auditing.requireReader(caller);
        return ledger.status();
    }

    /** The newest, as the signed note itself. */
    @GetMapping("/checkpoint")
    ResponseEntity<String> latest(Caller caller) {
        Auditing.requireReader(caller);
        return note(ledger.latest().orElseThrow(LedgerController::noCheckpoint));
    }

    @GetMapping("/checkpoints")
    Map<String, List<SignedCheckpoint>> checkpoints(
            Caller caller,
            @RequestParam(defaultValue = "9223372036854775807") long below,
            @RequestParam(defaultValue = "100") int limit) {
        Auditing.requireReader(caller);
        return Map.of("checkpoints", ledger.checkpoints(below, Math.clamp(limit, 1, MOST)));
    }

    @GetMapping("/checkpoints/{size}")
    ResponseEntity<String> checkpoint(Caller caller, @PathVariable long size) {
        Auditing.requireReader(caller);
        return note(ledger.checkpoint(size).orElseThrow(LedgerController::noCheckpoint));
    }

    /** One key a line, as the verifier takes them. */
    @GetMapping("/keys")
    ResponseEntity<String> keys(Caller caller) {
        Auditing.requireReader(caller);
        return ResponseEntity.ok().contentType(NOTE).body(String.join("\n", ledger.publicKeys()) + "\n");
    }

    @PostMapping("/keys")
    Map<String, String> rotate(Caller caller) {
        Auditing.requireAdministrator(caller);
        accesses.record(caller, "rotate", "ledger:signing-key", null);
        return Map.of("publicKey", ledger.rotateKey());
    }

    /** Of the event at {@code position} of the log, or of {@code leaf}; in the newest tree unless a size is given. */
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
                : ledger.leafAt(java.util.Objects.requireNonNull(position))
                        .orElseThrow(() -> Answer.message(404, "There is no sealed event at this position"));
        return ledger.inclusion(wanted, size != null ? size : ledger.status().size())
                .orElseThrow(() -> Answer.message(404, "There is no such leaf in a tree of this size"));
    }

    @GetMapping("/proofs/consistency")
    ConsistencyProof consistency(
            Caller caller, @RequestParam long from, @RequestParam(required = false) @Nullable Long to) {
        Auditing.requireReader(caller);
        return ledger.consistency(from, to != null ? to : ledger.status().size())
                .orElseThrow(() -> Answer.message(404, "There are no trees of these sizes"));
    }

    /** Leaves {@code from} to {@code to - 1} with their proof, as JSON Lines. */
    @GetMapping("/export")
    ResponseEntity<StreamingResponseBody> export(
            Caller caller,
            @RequestParam(defaultValue = "0") long from,
            @RequestParam(defaultValue = "9223372036854775807") long to) {
        Auditing.requireReader(caller);
        LeafSpan span = ledger.span(from, to).orElseThrow(LedgerController::noCheckpoint);
        accesses.record(caller, "export", "ledger:" + span.from() + "-" + span.to(), null);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/jsonl"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"ledger-" + span.from() + "-" + span.to() + ".jsonl\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(out -> ledger.export(span, out));
    }

    private static ResponseEntity<String> note(SignedCheckpoint checkpoint) {
        return ResponseEntity.ok().contentType(NOTE).body(checkpoint.note());
    }

    private static Answer noCheckpoint() {
        return Answer.message(404, "There is no such checkpoint yet");
    }
}
