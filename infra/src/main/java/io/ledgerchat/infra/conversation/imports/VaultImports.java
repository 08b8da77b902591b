package io.ledgerchat.infra.conversation.imports;

import io.ledgerchat.command.Provenance;
import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.conversation.ConversationImports;
import io.ledgerchat.command.model.ModelEndpoints;
import io.ledgerchat.command.model.TokenCounter;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Takes exports in on threads of their own, two at a time; what a dead node left is found again by the next look. */
@Component
class VaultImports implements ConversationImports {
    private static final Logger LOG = LoggerFactory.getLogger(VaultImports.class);
    private static final int AT_ONCE = 2;

    private final ImportRows rows;
    private final ImportParts parts;
    private final ModelEndpoints endpoints;
    private final TokenCounter tokens;
    private final CommandGateway commands;
    private final Clock clock;
    private final String node = UUID.randomUUID().toString();
    private final Semaphore room = new Semaphore(AT_ONCE);
    private final Map<UUID, CompletableFuture<Progress>> running = new ConcurrentHashMap<>();

    VaultImports(
            ImportRows rows,
            ImportParts parts,
            ModelEndpoints endpoints,
            TokenCounter tokens,
            CommandGateway commands,
            Clock clock) {
        this.rows = rows;
        this.parts = parts;
        this.endpoints = endpoints;
        this.tokens = tokens;
        this.commands = commands;
        this.clock = clock;
    }

    @Override
    public UUID receive(Order order, InputStream export, long limit) throws IOException {
        var id = UUID.randomUUID();
        rows.add(id, order);
        try {
            parts.keep(id, order.owner().subject(), export, limit);
        } catch (IOException | RuntimeException broken) {
            rows.remove(id);
            throw broken;
        }
        rows.received(id);
        start(id);
        return id;
    }

    @Override
    public Progress await(UUID importId, Duration patience) throws InterruptedException {
        var here = running.get(importId);
        if (here != null) {
            try {
                return here.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException stillRunning) {
                return Progress.RUNNING;
            } catch (ExecutionException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return rows.progress(importId);
    }

    @Scheduled(fixedDelayString = "${ledgerchat.imports.look-every:PT30S}", initialDelayString = "PT10S")
    void goOn() {
        rows.giveUp();
        rows.waiting().forEach(this::start);
        rows.forgetOld();
    }

    private void start(UUID id) {
        var end = new CompletableFuture<Progress>();
        if (running.putIfAbsent(id, end) == null) {
            Thread.ofVirtual().name("import-" + id).start(() -> {
                try {
                    end.complete(work(id));
                } catch (RuntimeException e) {
                    LOG.error("The import {} broke off: {}", id, e.getClass().getName());
                    end.complete(Progress.RUNNING);
                } finally {
                    running.remove(id);
                }
            });
        }
    }

    private Progress work(UUID id) {
        room.acquireUninterruptibly();
        try {
            var job = rows.take(id, node);
            return job.isPresent() ? record(job.get()) : rows.progress(id);
        } finally {
            room.release();
        }
    }

    private Progress record(ImportRows.Job job) {
        try {
            var recorder = new ImportRecorder(
                    job,
                    endpoints,
                    tokens,
                    command -> send(job.order(), command),
                    recorded -> rows.renew(job.id(), node, recorded),
                    clock.instant().truncatedTo(ChronoUnit.MILLIS));
            new ExportReader(() -> parts.open(job.id(), job.order().owner().subject()), recorder).read();
            rows.end(job.id(), Progress.DONE);
            return Progress.DONE;
        } catch (UnreadableExportException | Refusal refused) {
            LOG.info("The import {} was given up: {}", job.id(), refused.getMessage());
            rows.end(job.id(), Progress.FAILED);
            return Progress.FAILED;
        } catch (LostImportException lost) {
            return Progress.RUNNING;
        } catch (IOException | RuntimeException ofOurs) {
            LOG.warn(
                    "The import {} is tried again: {}",
                    job.id(),
                    ofOurs.getClass().getName());
            rows.giveBack(job.id());
            return rows.progress(job.id());
        }
    }

    /** In the hands of the person who imports. */
    private void send(Order order, Object command) {
        var hands = new LinkedHashMap<String, Object>();
        hands.put(Provenance.ACTOR, order.owner().value());
        hands.put(Provenance.ROLE, order.role());
        hands.put(Provenance.KIND, "person");
        hands.put(Provenance.SOURCE, "import");
        commands.sendAndWait(new GenericCommandMessage<>(command, hands));
    }
}
