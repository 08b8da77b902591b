package io.ledgerchat.api.message;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.command.Ids;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.configuration.Settings;
import io.ledgerchat.api.memory.RememberedText;
import io.ledgerchat.api.message.PresetSpecs.PresetSpec;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.command.conversation.Turn;
import io.ledgerchat.command.message.SendMessage;
import io.ledgerchat.command.message.SendMessage.Asked;
import io.ledgerchat.command.message.SendMessage.Edit;
import io.ledgerchat.command.message.SendMessage.EditedAnswer;
import io.ledgerchat.command.message.SendMessage.NewMessage;
import io.ledgerchat.command.message.SendMessage.Question;
import io.ledgerchat.command.message.SendMessage.SameMessage;
import io.ledgerchat.command.message.SendMessage.Voice;
import io.ledgerchat.command.model.TokenCounter;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.conversation.ConversationSettings;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.event.message.SentText;
import io.ledgerchat.query.account.Account;
import io.ledgerchat.query.account.FindAccount;
import io.ledgerchat.query.file.FindFilesById;
import io.ledgerchat.query.file.StoredFile;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the command of a turn from what was sent: ids, times, settings and names are decided here. */
@Component
class TurnOrders {
    /** What a message adds to the tokens of its text. */
    private static final int OVERHEAD = 4;

    private final TokenCounter counter;
    private final Moments moments;
    private final TemporaryChats temporary;
    private final Queries queries;
    private final RememberedText memories;
    private final boolean titles;

    TurnOrders(
            TokenCounter counter,
            Moments moments,
            TemporaryChats temporary,
            Queries queries,
            RememberedText memories,
            Settings settings) {
        this.counter = counter;
        this.moments = moments;
        this.temporary = temporary;
        this.queries = queries;
        this.memories = memories;
        this.titles = settings.chat().titles();
    }

    /** @param added who answers beside, if anybody does */
    SendMessage order(
            Caller caller, TurnRequest request, Answering by, Optional<PresetSpec> spec, Optional<Answering> added) {
        var ids = TurnIds.of(caller.id(), request.requestId());
        var conversation = request.conversation().orElse(ids.conversation());
        Instant now = moments.now();
        var turn = turn(conversation, request, by, spec, now);
        var asked = new Asked(
                ids.reply(),
                Ids.objectId(),
                by.endpoint(),
                by.model(),
                by.sender(),
                by.label(),
                by.iconUrl(),
                isFirst(request) && titles,
                request.zone(),
                askerName(
                        caller,
                        Stream.concat(Stream.of(by), added.stream())
                                .map(each -> each.persona().instructions())
                                .collect(Collectors.joining())),
                voice(caller, by, ""),
                added.map(beside -> voice(caller, beside, ContentPart.Attributed.ADDED))
                        .orElse(null));
        return new SendMessage(
                conversation, caller.id(), Ids.objectId(), turn, question(caller, request, ids.message()), asked, now);
    }

    private Turn turn(
            ConversationId conversation, TurnRequest request, Answering by, Optional<PresetSpec> spec, Instant now) {
        return new Turn(
                new ConversationSettings(
                        by.endpoint(),
                        by.endpointType(),
                        by.conversationModel(),
                        by.agentId(),
                        spec.map(PresetSpec::name).orElse(null),
                        by.iconUrl(),
                        Personal.of(conversation, by.parameters())),
                request.temporary(),
                temporary.expiry(request.temporary(), now).orElse(null));
    }

    private Voice voice(Caller caller, Answering by, String suffix) {
        return new Voice(by.agentId() + suffix, memories.told(by.persona(), caller.id()), by.contextTokens());
    }

    private static boolean isFirst(TurnRequest request) {
        return request.conversation().isEmpty() && request.parent().equals(MessageId.ROOT);
    }

    /** With the files that are the caller's own, as they are known here, not as the client describes them. */
    private SentText said(Caller caller, TurnRequest request) {
        if (request.files().isEmpty()) {
            return request.said();
        }
        Map<FileId, StoredFile> known =
                queries.list(new FindFilesById(request.files(), caller.id()), StoredFile.class).stream()
                        .collect(Collectors.toMap(StoredFile::fileId, Function.identity()));
        var files = request.files().stream()
                .distinct()
                .map(known::get)
                .filter(Objects::nonNull)
                .map(StoredFile::attached)
                .toList();
        return new SentText(request.said().text(), request.said().quotes(), files);
    }

    private Question question(Caller caller, TurnRequest request, MessageId id) {
        var said = said(caller, request);
        int tokens = counter.count(said.text())
                + said.quotes().stream().mapToInt(counter::count).sum()
                + OVERHEAD;
        if (request.again().isEmpty()) {
            return new NewMessage(id, Ids.objectId(), request.parent(), said, tokens);
        }
        var again = request.again().get();
        return request.edit()
                .<Question>map(edit -> new EditedAnswer(
                        again,
                        request.parent(),
                        said,
                        tokens,
                        new Edit(edit.answer(), edit.index(), edit.thought(), edit.text())))
                .orElseGet(() -> new SameMessage(again, request.parent(), said, tokens));
    }

    /** Looked up only for instructions that use it. */
    private @Nullable String askerName(Caller caller, String instructions) {
        if (!instructions.toLowerCase(Locale.ROOT).contains("current_user")) {
            return null;
        }
        return queries.optional(new FindAccount(caller.id()), Account.class)
                .map(Account::name)
                .orElse(null);
    }
}
