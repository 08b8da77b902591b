package io.ledgerchat.command.message;

import io.ledgerchat.command.conversation.Conversation;
import io.ledgerchat.command.file.FilesOnTheSide;
import io.ledgerchat.command.model.DocumentIntake;
import io.ledgerchat.command.model.ModelEndpoint;
import io.ledgerchat.command.model.ModelEndpoints;
import io.ledgerchat.command.tool.Tool;
import io.ledgerchat.event.account.AccountId;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/** The real commands, aggregates and reply run, on a log in memory, with scripted models and leases. */
final class CommandSide implements AutoCloseable {
    /** How long anything may take at most. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    final ScriptedModel model = new ScriptedModel();
    final List<Tool> tools = new ArrayList<>();
    final Shelf shelf = new Shelf();
    final ScriptedLeases leases = new ScriptedLeases();
    final List<HistoryMessage> history = new ArrayList<>();
    final LiveReplies replies = new LiveReplies(100);
    final FreshTitles fresh = new FreshTitles();

    /** How often was asked for what was said before. */
    final AtomicInteger looks = new AtomicInteger();

    ModelEndpoints.Offer offer = offer("immediate");
    final ReplyLeaseKeeper keeper;
    final ReplyDesk desk;

    private final Configuration axon;
    private final CommandGateway commands;
    private final List<Object> recorded = new CopyOnWriteArrayList<>();

    CommandSide() {
        var clock = Clock.fixed(Given.NOW, ZoneOffset.UTC);
        var configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureEmbeddedEventStore(configuration -> new InMemoryEventStorageEngine())
                .configureAggregate(Conversation.class)
                .configureAggregate(Message.class)
                .configureAggregate(FilesOnTheSide.aggregate());
        var handlers = new ArrayList<Object>();
        configurer.registerCommandHandler(configuration -> handlers.get(0));
        configurer.registerCommandHandler(configuration -> handlers.get(1));
        axon = configurer.buildConfiguration();
        commands = axon.commandGateway();
        var endpoints = new OneEndpoint();
        var prompts = new PromptAssembly(
                (owner, conversation, head) -> chain(head.value()), shelf.enclosures(), Duration.ofMillis(300));
        desk = new ReplyDesk(
                model,
                endpoints,
                prompts,
                text -> text.isBlank() ? 0 : text.strip().split("\\s+").length,
                List.of(context -> tools),
                CommandSide::read,
                new DollarForAMillionTokens(),
                leases,
                commands,
                clock,
                Duration.ofMinutes(1));
        keeper = new ReplyLeaseKeeper(leases, replies, desk, new ReplyNode(Optional::empty), Duration.ofMillis(200));
        var titles = new Titles(model, endpoints, fresh, commands, clock);
        var runner = new ReplyRunner(desk, replies, titles);
        handlers.add(new TurnTaking(
                axon.repository(Conversation.class),
                axon.repository(Message.class),
                axon.eventStore(),
                FilesOnTheSide.usage(axon),
                keeper,
                runner));
        handlers.add(new ReplyStopping(replies, leases));
        axon.start();
        axon.eventStore().subscribe(events -> events.forEach(this::note));
    }

    private void note(EventMessage<?> event) {
        recorded.add(event.getPayload());
    }

    private List<HistoryMessage> chain(String head) {
        looks.incrementAndGet();
        var chain = new ArrayList<HistoryMessage>();
        Optional<HistoryMessage> next = named(head);
        while (next.isPresent()) {
            chain.addFirst(next.get());
            next = named(next.get().parentId().value());
        }
        return chain;
    }

    private Optional<HistoryMessage> named(String id) {
        return history.stream()
                .filter(message -> message.messageId().value().equals(id))
                .findFirst();
    }

    static ModelEndpoints.Offer offer(String titleTiming) {
        return offer(titleTiming, null);
    }

    static ModelEndpoints.Offer offer(String titleTiming, @Nullable String titleModel) {
        return new ModelEndpoints.Offer(
                "MyAI", "custom", "MyAI", true, titleModel, null, titleTiming, null, 0, DocumentIntake.WORDS);
    }

    /** The next commands of this kind meet changes that another node makes. */
    void meetChanges(Class<?> kind, int changes) {
        var left = new AtomicInteger(changes);
        var unused = axon.commandBus().registerHandlerInterceptor((unit, chain) -> {
            if (kind.isInstance(unit.getMessage().getPayload()) && left.getAndDecrement() > 0) {
                throw new ConcurrencyException("changed meanwhile");
            }
            return chain.proceed();
        });
    }

    <R> R send(Object command) {
        return commands.sendAndWait(command);
    }

    /** Everything that was recorded, oldest first. */
    List<Object> recorded() {
        return recorded;
    }

    <E> E recorded(Class<E> kind) {
        return recorded.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }

    LiveReply reply() {
        return replies.find(Given.CHAT).orElseThrow();
    }

    /** Waits until the running reply has said something. */
    void awaitText() {
        Awaitility.await().until(() -> !reply().stream().content().isEmpty());
    }

    /** Sends, lets the reply run to its end and gives what its reader was told. */
    List<ReplyFrame> converse(SendMessage command) throws Exception {
        this.<SendMessage.Taken>send(command);
        return read(reply().stream().subscribe());
    }

    /** Enough of JSON for these tests: one number or word. */
    private static Optional<Map<String, Object>> read(String json) {
        var word = Pattern.compile("\\{(\"word\":\"?(\\w+)\"?)?}").matcher(json);
        return word.matches()
                ? Optional.of(word.group(2) == null ? Map.of() : Map.of("word", word.group(2)))
                : Optional.empty();
    }

    static List<ReplyFrame> read(ReplyStream.Reader reader) throws Exception {
        var frames = new ArrayList<ReplyFrame>();
        while (!reader.isOver()) {
            reader.next(PATIENCE).forEach(streamed -> frames.add(streamed.frame()));
        }
        return frames;
    }

    @Override
    public void close() {
        axon.shutdown();
    }

    private final class OneEndpoint implements ModelEndpoints {
        @Override
        public Optional<Offer> offer(String endpointName) {
            return Optional.of(offer);
        }

        @Override
        public ModelEndpoint resolve(String endpointName, Turn turn) {
            return new ModelEndpoint(
                    endpointName,
                    ModelEndpoint.Protocol.OPENAI,
                    null,
                    false,
                    "key",
                    Map.of(),
                    Map.of("thinking", true),
                    Map.of(),
                    List.of(),
                    false,
                    false,
                    "reasoning_content");
        }

        @Override
        public List<String> models(String endpointName, @Nullable AccountId caller) {
            return List.of("my-model-1");
        }
    }
}
