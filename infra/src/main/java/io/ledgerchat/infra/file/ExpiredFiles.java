package io.ledgerchat.infra.file;

import io.ledgerchat.command.file.DeleteFiles;
import io.ledgerchat.query.file.FindExpiredFiles;
import io.ledgerchat.query.file.StoredFile;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.queryhandling.QueryGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes files of temporary chats whose time is over. Two nodes that do the same file record it once. */
@Component
class ExpiredFiles {
    private static final Logger LOG = LoggerFactory.getLogger(ExpiredFiles.class);
    private static final int AT_ONCE = 200;

    private final QueryGateway queries;
    private final CommandGateway commands;
    private final Clock clock;

    ExpiredFiles(QueryGateway queries, CommandGateway commands, Clock clock) {
        this.queries = queries;
        this.commands = commands;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${ledgerchat.expiry.look-every:PT1M}", initialDelayString = "PT20S")
    void delete() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<StoredFile> due = queries.query(
                        new FindExpiredFiles(now, AT_ONCE), ResponseTypes.multipleInstancesOf(StoredFile.class))
                .join();
        for (StoredFile file : due) {
            try {
                commands.sendAndWait(DeleteFiles.own(file.owner(), List.of(file.fileId()), "expired", now));
            } catch (ConcurrencyException meanwhile) {
                LOG.info("{} was changed while it expired", file.fileId());
            }
        }
    }
}
