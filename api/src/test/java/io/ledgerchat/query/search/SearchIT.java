package io.ledgerchat.query.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ledgerchat.api.command.Ids;
import io.ledgerchat.api.support.Rebuilding;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.MessageEvent.ContentPartEdited;
import io.ledgerchat.event.message.MessageEvent.MessageTextEdited;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.query.support.Recorder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchIT {
    private static final Instant FAR = Instant.parse("2099-01-01T00:00:00Z");

    private final RunningLedgerChat application = RunningLedgerChat.shared();
    private final Recorder ada = new Recorder(application);
    private final ConversationId conversation = ada.start("Journey to the fjords");

    @BeforeEach
    void searchIsThere() {
        await().atMost(Duration.ofMinutes(3)).until(() -> ada.ask(new IsSearchAvailable(), Boolean.class));
    }

    /** What is said, and words by which it is found. */
    private static final List<List<String>> FOUND = List.of(
            List.of("What is a fjord?", "fjord"),
            List.of("What is a fjord?", "FJORD what"),
            List.of("What is a fjord?", "fjo"),
            List.of("What is a fjord?", "a fj"),
            List.of("A long and narrow inlet", "narrow long"),
            List.of("A long and narrow inlet", "narow inlet"),
            List.of("Encyclopaedia of inlets", "encyklopaedia"),
            List.of("Der Donaudampfschifffahrtskapitän", "dampfschiff"),
            List.of("Der Donaudampfschifffahrtskapitän", "kapitan"),
            List.of("Die Straße ist lang", "strasse"),
            List.of("call getUserById now", "userby"),
            List.of("call getUserById now", "getuserbyid"),
            List.of("see my_table_name there", "table_name"),
            List.of("version io.ledgerchat.query here", "ledgerchat"),
            List.of("Crème brûlée", "creme brulee"),
            List.of("creme brulee", "Crème brûlée"),
            List.of("我们正在学习数据库系统", "数据库"),
            List.of("我们正在学习数据库系统", "系"),
            List.of("東京タワーに行きました", "タワー"),
            List.of("東京タワーに行きました", "東京"),
            List.of("データベースを作る", "タベー"),
            List.of("데이터베이스를 만들다", "데이터"),
            List.of("ภาษาไทยไม่มีช่องว่าง", "ไม่มี"),
            List.of("Привет мир", "привет"),
            List.of("café 🙂 done", "cafe done"),
            List.of("C++ and C#", "C++"));

    /** What is said, and words by which it is not. */
    private static final List<List<String>> NOT_FOUND = List.of(
            List.of("for the sword", "ford"),
            List.of("数学和据点", "数据"),
            List.of("a fjord", "mountain"),
            List.of("abc def", "abcdef"),
            List.of("The user was by Id", "userby"));

    @Test
    void wordsBeginningsPartsAndAlmostRightWordsAreFoundInAnyScript() {
        var people = FOUND.stream().map(this::saidBySomebody).toList();
        awaitIndex();
        for (int row = 0; row < FOUND.size(); row++) {
            assertThat(find(people.get(row), FOUND.get(row).getLast()))
                    .as("%s", FOUND.get(row))
                    .hasSize(1);
        }
    }

    @Test
    void whatIsNotSaidIsNotFound() {
        var people = NOT_FOUND.stream().map(this::saidBySomebody).toList();
        awaitIndex();
        for (int row = 0; row < NOT_FOUND.size(); row++) {
            assertThat(find(people.get(row), NOT_FOUND.get(row).getLast()))
                    .as("%s", NOT_FOUND.get(row))
                    .isEmpty();
        }
    }

    private AccountId saidBySomebody(List<String> row) {
        var somebody = new Recorder(application);
        somebody.say(somebody.start("Chat"), MessageId.ROOT, row.getFirst());
        return somebody.owner();
    }

    private void awaitIndex() {
        var word = "witness" + Ids.objectId();
        eventually(word, ada.say(ada.start("Witnessed"), MessageId.ROOT, word));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u0000",
                "\"",
                "AND",
                "*",
                "(a OR",
                "fjord\\",
                "{\"match_all\":{}}",
                "owner:*",
                "a:b",
                "~5",
                "/.*/",
                "🙂",
                "\uD83D"
            })
    void nothingThatIsTypedIsAnErrorOrASyntax(String words) {
        ada.say(conversation, MessageId.ROOT, "something quite different");
        assertThat(find(words)).isEmpty();
        assertThat(find(words.repeat(2000))).isEmpty();
    }

    @Test
    void theClosestIsFirst() {
        var scattered = ada.say(conversation, MessageId.ROOT, "a narrow road, then a very long way to an inlet");
        var mistyped = ada.say(conversation, MessageId.ROOT, "the narrov inled");
        var exact = ada.say(conversation, MessageId.ROOT, "it is a narrow inlet");
        await().untilAsserted(() -> assertThat(find("narrow inlet")).containsExactly(exact, scattered, mistyped));
    }

    @Test
    void aReplyIsFoundByWhatItSaysAndThinksButNotByItsTools() {
        var reply = ada.begin(conversation, MessageId.ROOT);
        ada.complete(
                conversation,
                reply,
                new ContentPart.Think("pondering deeply"),
                new ContentPart.ToolCall("call_1", "calculator", "{\"input\":\"6*7\"}", "fortytwo", null, null),
                new ContentPart.Text("It is an inlet."));
        eventually("inlet", reply);
        assertThat(find("pondering inlet")).containsExactly(reply);
        assertThat(find("fortytwo")).isEmpty();
        assertThat(find("calculator")).isEmpty();
    }

    @Test
    void editsAreFoundByTheNewWordsOnly() {
        var question = ada.say(conversation, MessageId.ROOT, "first wording");
        var reply = ada.reply(
                conversation, question, new ContentPart.Think("musing"), new ContentPart.Text("original answer"));
        eventually("original", reply);
        ada.record(new MessageTextEdited(
                question, conversation, ada.owner(), Personal.of(conversation, "second phrase"), 2, ada.tick()));
        ada.record(new ContentPartEdited(
                reply, conversation, ada.owner(), 1, Personal.of(conversation, "corrected answer"), 2, ada.tick()));
        eventually("corrected", reply);
        eventually("second", question);
        assertThat(find("first")).isEmpty();
        assertThat(find("original")).isEmpty();
        assertThat(find("musing")).containsExactly(reply);
    }

    @Test
    void nobodyFindsWhatAnotherSaid() {
        var message = ada.say(conversation, MessageId.ROOT, "a secret fjord");
        eventually("secret", message);
        var eve = new Recorder(application);
        var own = eve.say(eve.start("Mine"), MessageId.ROOT, "another secret");
        await().untilAsserted(() -> assertThat(find(eve.owner(), "secret")).containsExactly(own));
        assertThat(eve.askForAll(new SearchConversations(eve.owner(), "fjords", 10), ConversationId.class))
                .isEmpty();
    }

    @Test
    void conversationsAreFoundByTheirPresentTitle() {
        await().untilAsserted(() -> assertThat(titled("journey")).containsExactly(conversation));
        ada.rename(conversation, "Reise zu den Fjorden");
        await().untilAsserted(() -> assertThat(titled("reise fjo")).containsExactly(conversation));
        assertThat(titled("journey")).isEmpty();
        assertThat(find("reise")).isEmpty();
    }

    @Test
    void aDeletedConversationIsNotFoundAndNothingOfItComesBack() {
        var question = ada.say(conversation, MessageId.ROOT, "a vanishing fjord");
        var running = ada.begin(conversation, question);
        eventually("vanishing", question);
        ada.delete(conversation);
        ada.complete(conversation, running, new ContentPart.Text("a vanishing answer"));
        awaitIndex();
        ada.say(conversation, running, "a vanishing question, late");
        ada.begin(conversation, question);
        ada.rename(conversation, "A vanishing title");
        awaitIndex();
        assertThat(find("vanishing")).isEmpty();
        assertThat(titled("journey")).isEmpty();
        assertThat(titled("vanishing")).isEmpty();
    }

    @Test
    void temporaryChatsAreNotFoundUntilTheyAreKept() {
        var temporary = ada.start("Hidden title", FAR);
        ada.say(temporary, MessageId.ROOT, "hidden words", FAR);
        awaitIndex();
        assertThat(find("hidden")).isEmpty();
        assertThat(titled("hidden")).isEmpty();
        ada.keepUntil(temporary, null);
        ada.rename(temporary, "Kept title");
        var said = ada.say(temporary, MessageId.ROOT, "words in the open");
        eventually("open", said);
        await().untilAsserted(() -> assertThat(titled("kept")).containsExactly(temporary));
    }

    @Test
    void fillingItAnewInLargeBatchesFindsTheSame() {
        var question = ada.say(conversation, MessageId.ROOT, "rebuilding question");
        ada.awaitViews();
        var reply =
                ada.reply(conversation, question, new ContentPart.Text("rebuilding"), new ContentPart.Text("answer"));
        eventually("rebuilding", reply, question);
        ada.record(new ContentPartEdited(
                reply, conversation, ada.owner(), 1, Personal.of(conversation, "solution"), 2, ada.tick()));
        eventually("solution", reply);
        var other = ada.start("Other");
        ada.say(other, MessageId.ROOT, "rebuilding too");
        ada.delete(other);
        assertThat(Rebuilding.of(application, "search").differences()).isZero();
        assertThat(find("rebuilding")).containsExactlyInAnyOrder(question, reply);
        assertThat(find("solution")).containsExactly(reply);
        assertThat(find("answer")).isEmpty();
    }

    private void eventually(String words, MessageId... messages) {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(find(words)).containsExactlyInAnyOrder(messages));
    }

    private List<MessageId> find(String words) {
        return find(ada.owner(), words);
    }

    private List<MessageId> find(AccountId owner, String words) {
        return ada.askForAll(new SearchMessages(owner, words, 20), MessageId.class);
    }

    private List<ConversationId> titled(String words) {
        return ada.askForAll(new SearchConversations(ada.owner(), words, 20), ConversationId.class);
    }
}
