package io.ledgerchat.infra.ledger;

import io.ledgerchat.event.Personal;
import io.ledgerchat.event.Subject;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.balance.BalanceEvent.CreditsSpent;
import io.ledgerchat.event.balance.TokenRates;
import io.ledgerchat.event.balance.TransactionId;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationStarted;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.MessageEvent.MessageSent;
import io.ledgerchat.event.message.MessageEvent.ReplyCompleted;
import io.ledgerchat.event.message.MessageEvent.ReplyStarted;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.event.message.ReplyUsage;
import io.ledgerchat.event.message.SentText;
import io.ledgerchat.event.model.CallReason;
import io.ledgerchat.event.model.ModelCallEvent.ModelCallBegun;
import io.ledgerchat.event.model.ModelCallEvent.ModelCallEnded;
import io.ledgerchat.event.model.ModelCallId;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What one person does: the samples of stored events with ids and times of its own, and many turns of a conversation. */
final class SeededLife {
    /** Ids as they are in the samples; that of nobody's parent stays. */
    private static final TokenRates RATES = new TokenRates(2_500_000, 10_000_000, 2_500_000, 1_250_000);

    private static final Pattern ID = Pattern.compile(
            "(?!00000000-)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|V1StGXR8|[0-9a-f]{16,}|session-1");

    private static final Pattern ENDING = Pattern.compile(".*(Deleted|Revoked|Forgotten|Ended|Certified)");

    /** So far ahead that nothing of it expires, or has been kept long enough, while somebody looks. */
    private static final Instant BEGIN = Instant.parse("2126-11-01T00:00:00Z");

    /** The samples' times are before it, or, where something is to end, after it. */
    private static final Instant SOON = Instant.parse("2026-12-01T00:00:00Z");

    private static final Duration A_YEAR = Duration.ofDays(365);
    private static final String WORDS = "What was said here is long enough to be like what people say to models. ";

    private final Random random;
    private final Map<String, String> ids = new HashMap<>();
    private final Deque<Object> planned = new ArrayDeque<>();
    private Instant now = BEGIN;

    SeededLife(Random random) {
        this.random = random;
        var endings = new ArrayList<>();
        for (Object sample : EventSamples.all()) {
            boolean ending = ENDING.matcher(sample.getClass().getSimpleName()).matches();
            if (ending ? random.nextInt(10) == 0 : random.nextInt(10) < 8) {
                (ending ? endings : planned).add(sample);
            }
            if (sample instanceof ConversationStarted) {
                turns(random.nextInt(40));
            }
        }
        planned.addAll(endings);
    }

    boolean isOver() {
        return planned.isEmpty();
    }

    AccountId owner() {
        return (AccountId) changed(EventSamples.ADA);
    }

    /** @param number of the event in the whole history: the clock */
    Object next(long number) {
        now = BEGIN.plusMillis(number * 17);
        return Objects.requireNonNull(changed(planned.remove()));
    }

    private void turns(int count) {
        MessageId parent = MessageId.ROOT;
        for (int turn = 0; turn < count; turn++) {
            parent = turn(EventSamples.ADA, EventSamples.TALK, parent);
        }
    }

    private MessageId turn(AccountId owner, ConversationId talk, MessageId parent) {
        var asked = new MessageId(uuid());
        var answered = new MessageId(uuid());
        var call = new ModelCallId(uuid());
        var usage = new ReplyUsage(random.nextInt(2000), random.nextInt(500), 0, 0);
        var said = new SentText(text(300), List.of());
        List<ContentPart> parts = List.of(new ContentPart.Text(text(1500)));
        planned.add(new MessageSent(
                asked, talk, owner, document(), parent, Personal.of(talk, said), "openAI", 40, null, now));
        planned.add(new ReplyStarted(
                answered,
                talk,
                owner,
                document(),
                asked,
                "openAI",
                "gpt-4o",
                "GPT-4o",
                null,
                false,
                null,
                now,
                null,
                null));
        planned.add(new ModelCallBegun(
                call,
                owner,
                "OPENAI",
                "openAI",
                "gpt-4o",
                Map.of("temperature", 0.3),
                now,
                CallReason.reply(talk, answered),
                RATES));
        planned.add(new ModelCallEnded(call, owner, "finished", 200, 12L, 34L, 0L, 0L, now));
        planned.add(new ReplyCompleted(
                answered, talk, owner, Personal.of(talk, parts), usage, Map.of("contextTokens", 46), 34, now, null));
        planned.add(new CreditsSpent(
                TransactionId.ofReply(answered),
                owner,
                "openAI",
                "gpt-4o",
                usage,
                RATES,
                random.nextInt(1_000_000),
                now));
        return answered;
    }

    private String text(int longest) {
        int length = 20 + random.nextInt(longest);
        return WORDS.repeat(length / WORDS.length() + 1).substring(0, length) + " " + random.nextInt();
    }

    private String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private String document() {
        return hex(24);
    }

    private String hex(int length) {
        var text = new StringBuilder();
        while (text.length() < length) {
            text.append(Character.forDigit(random.nextInt(16), 16));
        }
        return text.toString();
    }

    /** The same with this life's ids and the present moment. */
    private @Nullable Object changed(@Nullable Object said) {
        return switch (said) {
            case String text -> changed(text);
            case Instant then -> then.isAfter(SOON) && then.isBefore(BEGIN) ? now.plus(A_YEAR) : now;
            case Subject(String kind, String value) -> new Subject(kind, changed(value));
            case Personal<?> personal ->
                Personal.of(
                        (Subject) changed(personal.subject()),
                        changed(personal.value().orElseThrow()));
            case List<?> list -> list.stream().map(this::changed).toList();
            case Map<?, ?> map -> {
                var changed = new LinkedHashMap<>();
                map.forEach((key, value) -> changed.put(key, changed(value)));
                yield changed;
            }
            case Record record -> changed(record);
            case null, default -> said;
        };
    }

    private String changed(String text) {
        return ID.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(ids.computeIfAbsent(found.group(), this::another)));
    }

    private String another(String id) {
        return id.contains("-") && !id.startsWith("session") ? uuid() : hex(id.length());
    }

    private Object changed(Record record) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        try {
            var constructor = record.getClass()
                    .getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(Arrays.stream(components)
                    .map(component -> changed(component(record, component)))
                    .toArray());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static @Nullable Object component(Object record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
