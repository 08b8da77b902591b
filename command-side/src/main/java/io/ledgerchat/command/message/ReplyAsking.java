package io.ledgerchat.command.message;

import io.ledgerchat.command.Provenance;
import io.ledgerchat.command.message.SendMessage.Voice;
import io.ledgerchat.command.model.Cancellation;
import io.ledgerchat.command.model.ModelCall;
import io.ledgerchat.command.model.ModelEndpoint;
import io.ledgerchat.command.model.ModelEndpoints;
import io.ledgerchat.command.model.ModelEvent;
import io.ledgerchat.command.model.ModelFailure;
import io.ledgerchat.command.model.ModelMessage;
import io.ledgerchat.command.model.ToolOffer;
import io.ledgerchat.command.tool.Tool;
import io.ledgerchat.command.tool.ToolContext;
import io.ledgerchat.event.message.ReplyUsage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * Asks the model of one who answers, and once more after each round of tool calls, until it calls none or has taken all
 * its steps.
 */
final class ReplyAsking {
    /** A reply that grows beyond this many characters, those of its tools among them, is ended. */
    private static final long LONGEST = 4_000_000;

    private final ReplyOrder order;
    private final Voice voice;
    private final LiveReply reply;
    private final ReplyDesk desk;
    private final ToolRecords records;
    private final ReplyParts parts;
    private final ReplySteps steps;
    private @Nullable ContextUsage firstContext;
    private @Nullable ContextUsage lastContext;
    private @Nullable ReplyUsage usage;
    private long lastInput;

    ReplyAsking(ReplyOrder order, Voice voice, LiveReply reply, ReplyDesk desk, ToolRecords records, ReplyParts parts) {
        this.order = order;
        this.voice = voice;
        this.reply = reply;
        this.desk = desk;
        this.records = records;
        this.parts = parts;
        this.steps = new ReplySteps(
                desk.clock(),
                parts,
                voice,
                ReplyParts.mark(order.head().reply(), voice),
                used -> desk.cost(voice.persona(), used));
    }

    /** Returns when the model has said all, or early when the reply is cut short. */
    void ask(PromptAssembly.Draft assembled) {
        var draft = assembled;
        reply.continues(draft.kept());
        parts.names().avoid(draft.turns());
        var context = toolContext(draft.resources());
        var tools = desk.tools(context);
        var calling = new ToolCalling(tools, context, records, parts::tell);
        var offers = tools.stream()
                .map(tool -> new ToolOffer(tool.name(), tool.description(), tool.schema()))
                .toList();
        var toolTokens = toolTokens(tools);
        for (int step = 0; ; step += 2) {
            var answer = ask(draft.prompt(toolTokens, desk.counter()), offers);
            var calls = answer.calls();
            if (calls.isEmpty() || cancellation().isCancelled()) {
                return;
            }
            if (step + 2 > persona().steps()) {
                throw new ModelFailure(
                        0, "The limit of " + persona().steps() + " steps was reached without a final answer.");
            }
            steps.close();
            draft = draft.goneOn(callAll(calling, answer, calls));
            if (cancellation().isCancelled()) {
                return;
            }
        }
    }

    private ModelAnswer ask(Prompt prompt, List<ToolOffer> offers) {
        lastContext = prompt.usage();
        firstContext = firstContext == null ? lastContext : firstContext;
        parts.tell(new ReplyFrame.ContextCounted(voice.agentId(), prompt.usage()));
        var answer = new ModelAnswer();
        if (cancellation().isCancelled()) {
            return answer;
        }
        steps.beginAnswer();
        var call = new ModelCall(
                endpoint(),
                persona().model(),
                prompt.messages(),
                persona().parameters(),
                order.head().owner().value(),
                desk.timeout(),
                offers,
                records.occasion());
        desk.models().stream(call, event -> hear(event, answer), cancellation());
        return answer;
    }

    private void hear(ModelEvent event, ModelAnswer answer) {
        if (event instanceof ModelEvent.UsageReported(var input, var output, var written, var read)) {
            lastInput = input;
            usage = usage == null
                    ? new ReplyUsage(input, output, written, read)
                    : new ReplyUsage(
                            usage.input() + input,
                            usage.output() + output,
                            usage.cacheWrite() + written,
                            usage.cacheRead() + read);
        }
        var named = parts.names().named(event);
        steps.on(named);
        answer.on(named);
        requireRoom();
    }

    private void requireRoom() {
        if (steps.length() > LONGEST) {
            throw new ModelFailure(0, "the reply is longer than can be kept");
        }
    }

    /** What the model is told when it goes on: its own words and calls, and what came of them. */
    private List<ModelMessage> callAll(ToolCalling calling, ModelAnswer answer, List<ModelMessage.ToolUse> uses) {
        var shown = steps.called();
        var calls = new ArrayList<ToolCalling.Call>();
        for (int number = 0; number < uses.size(); number++) {
            calls.add(ToolCalling.Call.of(shown.get(number), uses.get(number), desk.arguments()));
        }
        var results = calling.make(calls);
        steps.closeCalls(results);
        requireRoom();
        var told = new ArrayList<ModelMessage>();
        told.add(answer.message(calls.stream().map(ToolCalling.Call::use).toList()));
        told.addAll(results);
        return told;
    }

    /** Everything that was opened is complete. */
    void close() {
        steps.close();
    }

    private ModelEndpoint endpoint() {
        var head = order.head();
        var turn = new ModelEndpoints.Turn(
                head.owner(),
                head.conversationId().value(),
                head.question().id().value(),
                head.reply().id().value());
        return desk.endpoints().resolve(persona().endpoint(), turn);
    }

    private ToolContext toolContext(Map<String, List<String>> resources) {
        var head = order.head();
        return new ToolContext(
                head.owner(),
                head.conversationId(),
                head.question().id(),
                head.reply().id(),
                persona().agentId(),
                Set.copyOf(persona().tools()),
                resources,
                persona().memoryOf(),
                persona().citing(),
                order.turn().temporary(),
                MetaData.from(Provenance.ledToBy(order.cause())),
                cancellation());
    }

    private Map<String, Integer> toolTokens(List<Tool> tools) {
        var tokens = new LinkedHashMap<String, Integer>();
        tools.forEach(tool ->
                tokens.put(tool.name(), desk.estimate(tool.name() + ' ' + tool.description() + ' ' + tool.schema())));
        return tokens;
    }

    private Persona persona() {
        return voice.persona();
    }

    private Cancellation cancellation() {
        return reply.cancellation();
    }

    /** What the provider counted for all calls, if it did. */
    @Nullable
    ReplyUsage usage() {
        return usage;
    }

    /** How full the context was before the first call. */
    @Nullable
    ContextUsage firstContext() {
        return firstContext;
    }

    /** What clients are shown about usage, if the provider reported any. */
    @Nullable
    Map<String, Object> metadata() {
        var reported = usage;
        var counted = lastContext;
        return reported == null || counted == null
                ? null
                : UsageMetadata.of(
                        order.head(), counted.corrected(lastInput), reported, desk.cost(persona(), reported));
    }
}
