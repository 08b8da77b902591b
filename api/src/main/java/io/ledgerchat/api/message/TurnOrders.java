package io.ledgerchat.api.message;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.command.Ids;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.configuration.Settings;
import io.ledgerchat.api.message.PresetSpecs.PresetSpec;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.command.conversation.Turn;
import io.ledgerchat.command.message.Persona;
import io.ledgerchat.command.message.SendMessage;
import io.ledgerchat.command.message.SendMessage.Asked;
import io.ledgerchat.command.message.SendMessage.Edit;
import io.ledgerchat.command.message.SendMessage.EditedAnswer;
import io.ledgerchat.command.message.SendMessage.NewMessage;
import io.ledgerchat.command.message.SendMessage.Question;
import io.ledgerchat.command.message.SendMessage.SameMessage;
import io.ledgerchat.command.model.ModelEndpoints.Offer;
import io.ledgerchat.command.model.TokenCounter;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.conversation.ConversationSettings;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.event.message.SentText;
import io.ledgerchat.query.account.Account;
import io.ledgerchat.query.account.FindAccount;
import io.ledgerchat.query.file.FindFilesById;
import io.ledgerchat.query.file.StoredFile;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
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
    private final boolean titles;

    TurnOrders(TokenCounter counter, Moments moments, TemporaryChats temporary, Queries queries, Settings settings) {
        this.counter = counter;
        this.moments = moments;
        this.temporary = temporary;
        this.queries = queries;
        this.titles = settings.chat().titles();
    }

    SendMessage order(Caller caller, TurnRequest request, Offer offer, Optional<PresetSpec> spec) {
        String model = request.model().orElse("");
        var ids = TurnIds.of(caller.id(), request.requestId());
        var conversation = request.conversation().orElse(ids.conversation());
        var sender = sender(request, spec, offer, model);
        var icon = spec.map(PresetSpec::iconUrl).orElse(null);
        var agent = agentId(offer.name(), model, sender);
        Instant now = moments.now();
        var parameters = parameters(request, spec, model);
        var turn = new Turn(
                new ConversationSettings(
                        offer.name(),
                        offer.type(),
                        model,
                        agent,
                        request.spec().orElse(null),
                        icon,
                        Personal.of(conversation, parameters)),
                request.temporary(),
                temporary.expiry(request.temporary(), now).orElse(null));
        var asked = new Asked(
                ids.reply(),
                Ids.objectId(),
                offer.name(),
                model,
                sender,
                icon,
                agent,
                isFirst(request) && titles,
                request.zone(),
                askerName(caller, parameters),
                ContextWindows.of(model, parameters),
                Persona.plain(offer.name(), model, parameters));
        return new SendMessage(
                conversation, caller.id(), Ids.objectId(), turn, question(caller, request, ids.message()), asked, now);
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

    private static Map<String, Object> parameters(TurnRequest request, Optional<PresetSpec> spec, String model) {
        var sent = request.parameters();
        var parameters =
                new LinkedHashMap<>(spec.map(prepared -> prepared.over(sent)).orElse(sent));
        parameters.putIfAbsent("resendFiles", true);
        parameters.put("maxContextTokens", ContextWindows.of(model, parameters));
        return parameters;
    }

    /** Looked up only for instructions that use it. */
    private @Nullable String askerName(Caller caller, Map<String, Object> parameters) {
        if (!(parameters.get("promptPrefix") instanceof String instructions)
                || !instructions.toLowerCase(Locale.ROOT).contains("current_user")) {
            return null;
        }
        return queries.optional(new FindAccount(caller.id()), Account.class)
                .map(Account::name)
                .orElse(null);
    }

    private static String sender(TurnRequest request, Optional<PresetSpec> spec, Offer offer, String model) {
        if (request.parameters().get("modelLabel") instanceof String label && !label.isBlank()) {
            return label;
        }
        if (spec.isPresent()) {
            return spec.get().label();
        }
        String configured = offer.displayLabel();
        return configured == null || configured.isBlank() ? SenderNames.ofFamily(offer.name(), model) : configured;
    }

    /** The id under which clients know a plain model as an agent (contract 30 §15). */
    private static String agentId(String endpoint, String model, String sender) {
        return (endpoint + "__" + model + "___" + sender).replace(":", "__");
    }
}
