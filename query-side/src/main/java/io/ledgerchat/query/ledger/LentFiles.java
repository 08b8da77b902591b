package io.ledgerchat.query.ledger;

import io.ledgerchat.event.agent.AgentEvent.AgentCreated;
import io.ledgerchat.event.agent.AgentEvent.AgentDeleted;
import io.ledgerchat.event.agent.AgentEvent.AgentFileAttached;
import io.ledgerchat.event.agent.AgentEvent.AgentFilesUnlinked;
import io.ledgerchat.event.agent.AgentEvent.AgentReverted;
import io.ledgerchat.event.agent.AgentEvent.AgentUpdated;
import io.ledgerchat.event.agent.AgentId;
import io.ledgerchat.event.agent.AgentSettings;
import io.ledgerchat.event.agent.ToolFiles;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationDeleted;
import io.ledgerchat.event.file.FileEvent.FileDeleted;
import io.ledgerchat.event.file.FileEvent.FileUsed;
import io.ledgerchat.query.view.Storable;
import io.ledgerchat.query.view.TextArray;
import io.ledgerchat.query.view.ViewBatch;
import io.ledgerchat.query.view.ViewSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Keeps which files others could read through an agent that lent them, or through a conversation they went with. */
final class LentFiles {
    /** Of a conversation: it lends a file to nobody but its own messages. */
    private static final String NO_TOOL = "";

    private final ViewBatch batch;
    private final String open;
    private final String close;
    private final String closeLender;
    private final String closeFile;
    private final String closeOthers;

    LentFiles(ViewBatch batch, ViewSchema schema) {
        String table = schema.table("history_lent");
        String ended = EventMoment.AT + " update " + table + " set to_position = here.position, to_time = ? from here"
                + " where to_position is null and ";
        this.batch = batch;
        this.open = EventMoment.AT + """
                 insert into %1$s (file, lender, tool, from_position, from_time)
                select ?, ?, ?, here.position, ? from here
                where not exists (select from %1$s where file = ? and lender = ? and tool = ? and to_position is null)
                on conflict do nothing""".formatted(table);
        this.close = ended + "file = ? and lender = ? and tool = ?";
        this.closeLender = ended + "lender = ?";
        this.closeFile = ended + "file = ?";
        this.closeOthers = ended + "lender = ? and (file, tool) not in (select * from unnest(?::text[], ?::text[]))";
    }

    void follow(Object event, EventMoment at) {
        switch (event) {
            case AgentCreated created -> lend(created.agentId(), created.settings(), at);
            case AgentUpdated updated -> lend(updated.agentId(), updated.changes(), at);
            case AgentReverted reverted -> lend(reverted.agentId(), reverted.settings(), at);
            case AgentFileAttached attached ->
                open(file(attached.fileId()), attached.agentId().toString(), attached.toolResource(), at);
            case AgentFilesUnlinked unlinked ->
                unlinked.fileIds()
                        .forEach(id -> close(file(id), unlinked.agentId().toString(), unlinked.toolResource(), at));
            case AgentDeleted deleted -> end(closeLender, deleted.agentId().toString(), at);
            case FileUsed used ->
                open(used.fileId().toString(), used.conversationId().toString(), NO_TOOL, at);
            case ConversationDeleted deleted ->
                end(closeLender, deleted.conversationId().toString(), at);
            case FileDeleted deleted -> end(closeFile, deleted.fileId().toString(), at);
            default -> {
                // lends nothing, and takes nothing back
            }
        }
    }

    /** The whole map is replaced where it is told; what is in both is lent without a break. */
    private void lend(AgentId agent, AgentSettings settings, EventMoment at) {
        Map<String, ToolFiles> lent = settings.toolResources();
        if (lent == null) {
            return;
        }
        var files = new ArrayList<String>();
        var tools = new ArrayList<String>();
        lent.forEach((tool, of) -> {
            List<String> ids = of.fileIds();
            (ids == null ? List.<String>of() : ids).forEach(id -> {
                files.add(file(id));
                tools.add(tool);
            });
        });
        batch.add(closeOthers, at.with(at.time(), agent.toString(), TextArray.of(files), TextArray.of(tools)));
        for (int number = 0; number < files.size(); number++) {
            open(files.get(number), agent.toString(), tools.get(number), at);
        }
    }

    private static String file(String id) {
        return "file:" + id;
    }

    private void open(String file, String lender, String tool, EventMoment at) {
        String name = Storable.text(file);
        String word = Storable.text(tool);
        batch.add(open, at.with(name, lender, word, at.time(), name, lender, word));
    }

    private void close(String file, String lender, String tool, EventMoment at) {
        batch.add(close, at.with(at.time(), Storable.text(file), lender, Storable.text(tool)));
    }

    private void end(String statement, String thing, EventMoment at) {
        batch.add(statement, at.with(at.time(), thing));
    }
}
