package io.ledgerchat.infra.ledger.forgetting;

import io.ledgerchat.command.file.FileRemovals;
import io.ledgerchat.command.ledger.CertifyErasure;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.infra.key.KeyDestruction;
import io.ledgerchat.query.ledger.CountCopiesByOthers;
import io.ledgerchat.query.ledger.FindOpenErasures;
import io.ledgerchat.query.ledger.FindPseudonyms;
import io.ledgerchat.query.ledger.FindTraces;
import io.ledgerchat.query.ledger.Ledger;
import io.ledgerchat.query.ledger.PersonErasure;
import io.ledgerchat.query.ledger.SignedCheckpoint;
import io.ledgerchat.query.ledger.Trace;
import io.ledgerchat.query.view.EveryGeneration;
import io.ledgerchat.query.view.LogPosition;
import io.ledgerchat.query.view.TokenPositions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Certifies an erasure when it is done: no table that readers see has a row of the person left that is more than an id, no
 * filling of any view is from before, no key of theirs opens anything, and the bytes of their files are gone. The certificate
 * is a note signed with the ledger's key, over what there was and over the newest checkpoint.
 */
@Component
class ErasureCertificates {
    private static final Logger LOG = LoggerFactory.getLogger(ErasureCertificates.class);
    private static final int AT_ONCE = 20;

    /** What may never be left of a person. */
    private static final Set<String> PERSONAL = Set.of(
            "account",
            "api_key",
            "audit_address",
            "balance",
            "bookmark",
            "bookmarked_conversation",
            "conversation",
            "credit_transaction",
            "dim_person_name",
            "file",
            "memory",
            "message",
            "preference",
            "preset",
            "project",
            "provider_key",
            "search_document",
            "search_passage",
            "share",
            "tool_favorite");

    /** What is deleted with the account, while the log keeps its words: they are under the organisation's key. */
    private static final Set<String> WORDS_KEPT = Set.of("agent", "prompt", "prompt_group");

    /** The automations that destroy keys and remove bytes, by the names under which they keep how far they are. */
    private static final List<String> REMOVERS = List.of("key-destruction", "file-removal");

    private static final Duration OTHERS_MAY_TAKE = Duration.ofSeconds(30);

    /** Each look counts in many tables: one that has waited long can wait another tenth of that, but no longer than this. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private static final int PAUSES = 10;

    private final QueryGateway queries;
    private final CommandGateway commands;
    private final KeyDestruction keys;
    private final FileRemovals files;
    private final LogPosition log;
    private final TokenPositions positions;
    private final EveryGeneration views;
    private final Ledger ledger;
    private final Clock clock;
    /** By account: an end of the log behind every deletion that the views told of when they had nothing left. */
    private final Map<AccountId, TrackingToken> emptied = new ConcurrentHashMap<>();

    /** By account: when it was last found unfinished. */
    private final Map<AccountId, Instant> unfinished = new ConcurrentHashMap<>();

    private String lastTried = "";

    ErasureCertificates(
            QueryGateway queries,
            CommandGateway commands,
            KeyDestruction keys,
            FileRemovals files,
            LogPosition log,
            TokenPositions positions,
            EveryGeneration views,
            Ledger ledger,
            Clock clock) {
        this.queries = queries;
        this.commands = commands;
        this.keys = keys;
        this.files = files;
        this.log = log;
        this.positions = positions;
        this.views = views;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Tries the next few, and after the last the first again: one that cannot be certified holds up no other. */
    @Scheduled(fixedDelay = 2_000, initialDelay = 5_000)
    synchronized void certify() {
        List<PersonErasure> open = queries.query(
                        new FindOpenErasures(lastTried, AT_ONCE),
                        ResponseTypes.multipleInstancesOf(PersonErasure.class))
                .join();
        lastTried = open.size() < AT_ONCE ? "" : open.getLast().accountId();
        for (PersonErasure erasure : open) {
            try {
                if (isDue(erasure)) {
                    certifyIfDone(erasure);
                }
            } catch (RuntimeException failed) {
                LOG.warn("An erasure could not be certified yet: {}", failed.toString());
            }
        }
    }

    private boolean isDue(PersonErasure erasure) {
        Instant now = clock.instant();
        Duration pause = Duration.between(erasure.orderedAt(), now).dividedBy(PAUSES);
        @Nullable Instant last = unfinished.get(new AccountId(erasure.accountId()));
        return last == null || !now.isBefore(last.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE));
    }

    private void certifyIfDone(PersonErasure erasure) {
        var account = new AccountId(erasure.accountId());
        unfinished.put(account, clock.instant());
        List<Trace> left = queries.query(new FindTraces(account), ResponseTypes.multipleInstancesOf(Trace.class))
                .join();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        boolean personal = left.stream().anyMatch(trace -> PERSONAL.contains(trace.table()));
        boolean early = now.isBefore(erasure.orderedAt().plus(OTHERS_MAY_TAKE));
        if (personal || !left.isEmpty() && early) {
            emptied.remove(account);
            LOG.debug("{} is not forgotten yet: {}", account, left);
            return;
        }
        if (isRemoved(account, emptied.computeIfAbsent(account, _ -> log.head()))) {
            commands.sendAndWait(new CertifyErasure(account, ledger.sign(text(erasure, left, now)), now));
            emptied.remove(account);
            unfinished.remove(account);
        }
    }

    /** Asked in this order: what an automation has not taken yet is in neither list. */
    private boolean isRemoved(AccountId account, TrackingToken end) {
        boolean taken = REMOVERS.stream()
                .allMatch(remover -> positions
                        .read(remover)
                        .filter(position -> log.hasPassed(position, end))
                        .isPresent());
        return taken && keys.remaining(account) == 0 && files.waiting(account.subject()) == 0 && views.isPast(end);
    }

    private String text(PersonErasure erasure, List<Trace> left, Instant now) {
        var text = new StringBuilder("ledgerchat/erasure-certificate/v1\n");
        text.append("log ").append(ledger.status().origin()).append('\n');
        text.append("account ").append(erasure.accountId()).append('\n');
        text.append("ordered by ").append(erasure.orderedBy()).append('\n');
        text.append("ordered at ").append(erasure.orderedAt()).append('\n');
        text.append("certified at ").append(now).append('\n');
        erasure.inventory()
                .lines()
                .forEach(line -> text.append(became(line)).append(line).append('\n'));
        left.forEach(trace -> text.append("kept for the organisation ")
                .append(trace.table())
                .append(' ')
                .append(trace.rows())
                .append('\n'));
        byIdAlone(erasure)
                .forEach(trace -> text.append("kept under the account's id alone ")
                        .append(trace.table())
                        .append(' ')
                        .append(trace.rows())
                        .append('\n'));
        text.append("copies by others ").append(copies(erasure)).append('\n');
        text.append("keys left 0\n").append("files left 0\n");
        ledger.latest().map(ErasureCertificates::checkpoint).ifPresent(text::append);
        return text.toString();
    }

    /** @param line a table, and how many rows of it there were */
    private static String became(String line) {
        String table = line.split(" ", 2)[0];
        return WORDS_KEPT.contains(table) ? "deleted, words kept under the organisation's key " : "removed ";
    }

    private List<Trace> byIdAlone(PersonErasure erasure) {
        return queries.query(
                        new FindPseudonyms(new AccountId(erasure.accountId())),
                        ResponseTypes.multipleInstancesOf(Trace.class))
                .join();
    }

    private long copies(PersonErasure erasure) {
        return queries.query(
                        new CountCopiesByOthers(new AccountId(erasure.accountId())),
                        ResponseTypes.instanceOf(Long.class))
                .join();
    }

    private static String checkpoint(SignedCheckpoint checkpoint) {
        return "checkpoint " + checkpoint.size() + " " + checkpoint.root() + "\n";
    }
}
