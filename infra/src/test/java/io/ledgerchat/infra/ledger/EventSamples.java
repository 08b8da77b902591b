package io.ledgerchat.infra.ledger;

import io.ledgerchat.event.Personal;
import io.ledgerchat.event.access.AccessEvent.DataRead;
import io.ledgerchat.event.access.AccessEvent.RefusalsCounted;
import io.ledgerchat.event.access.AccessEvent.RequestRefused;
import io.ledgerchat.event.account.AccountEvent.AccountBanned;
import io.ledgerchat.event.account.AccountEvent.AccountDeleted;
import io.ledgerchat.event.account.AccountEvent.AccountRegistered;
import io.ledgerchat.event.account.AccountEvent.AvatarChanged;
import io.ledgerchat.event.account.AccountEvent.BackupCodeUsed;
import io.ledgerchat.event.account.AccountEvent.BackupCodesReplaced;
import io.ledgerchat.event.account.AccountEvent.DepartureReported;
import io.ledgerchat.event.account.AccountEvent.EmailVerificationRequested;
import io.ledgerchat.event.account.AccountEvent.EmailVerified;
import io.ledgerchat.event.account.AccountEvent.PasswordChanged;
import io.ledgerchat.event.account.AccountEvent.PasswordResetRequested;
import io.ledgerchat.event.account.AccountEvent.ProviderKeyRevoked;
import io.ledgerchat.event.account.AccountEvent.ProviderKeyStored;
import io.ledgerchat.event.account.AccountEvent.RefreshRefused;
import io.ledgerchat.event.account.AccountEvent.SignedIn;
import io.ledgerchat.event.account.AccountEvent.SignedOut;
import io.ledgerchat.event.account.AccountEvent.TermsAccepted;
import io.ledgerchat.event.account.AccountEvent.TwoFactorBegun;
import io.ledgerchat.event.account.AccountEvent.TwoFactorDisabled;
import io.ledgerchat.event.account.AccountEvent.TwoFactorEnabled;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.account.AdministratorsEvent.AdministratorsChanged;
import io.ledgerchat.event.account.AdministratorsId;
import io.ledgerchat.event.account.Favorite;
import io.ledgerchat.event.account.InviteEvent.InviteIssued;
import io.ledgerchat.event.account.InviteEvent.InviteReplaced;
import io.ledgerchat.event.account.InviteEvent.InviteUsed;
import io.ledgerchat.event.account.InviteId;
import io.ledgerchat.event.account.PreferenceEvent.CodeEnvironmentChosen;
import io.ledgerchat.event.account.PreferenceEvent.FavoritesChosen;
import io.ledgerchat.event.account.PreferenceEvent.MemoryChosen;
import io.ledgerchat.event.account.PreferenceEvent.PluginCredentialsRevoked;
import io.ledgerchat.event.account.PreferenceEvent.PluginCredentialsStored;
import io.ledgerchat.event.account.PreferenceEvent.PluginInstalled;
import io.ledgerchat.event.account.PreferenceEvent.PluginUninstalled;
import io.ledgerchat.event.account.PreferenceEvent.ToolFavoriteAdded;
import io.ledgerchat.event.account.PreferenceEvent.ToolFavoriteRemoved;
import io.ledgerchat.event.account.PreferencesId;
import io.ledgerchat.event.apikey.ApiKeyEvent.ApiKeyCreated;
import io.ledgerchat.event.apikey.ApiKeyEvent.ApiKeyRevoked;
import io.ledgerchat.event.apikey.ApiKeyId;
import io.ledgerchat.event.balance.BalanceEvent.CreditsGranted;
import io.ledgerchat.event.balance.BalanceEvent.CreditsSpent;
import io.ledgerchat.event.balance.TokenRates;
import io.ledgerchat.event.balance.TransactionId;
import io.ledgerchat.event.banner.BannerEvent.BannerPutUp;
import io.ledgerchat.event.banner.BannerEvent.BannerTakenDown;
import io.ledgerchat.event.banner.BannerId;
import io.ledgerchat.event.claim.ClaimEvent.ClaimReleased;
import io.ledgerchat.event.claim.ClaimEvent.ClaimTaken;
import io.ledgerchat.event.claim.ClaimId;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationArchived;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationDeleted;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationPinned;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationRenamed;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationSettingsChanged;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationStarted;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationTakenUp;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationTitled;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationUnarchived;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationUnpinned;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.conversation.ConversationSettings;
import io.ledgerchat.event.file.FileEvent.FileDeleted;
import io.ledgerchat.event.file.FileEvent.FileTextExtracted;
import io.ledgerchat.event.file.FileEvent.FileTextFailed;
import io.ledgerchat.event.file.FileEvent.FileUploaded;
import io.ledgerchat.event.file.FileEvent.FileUsed;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.file.FilePlace;
import io.ledgerchat.event.file.FilePurpose;
import io.ledgerchat.event.memory.MemoryEvent.Forgotten;
import io.ledgerchat.event.memory.MemoryEvent.MemoryChanged;
import io.ledgerchat.event.memory.MemoryEvent.Remembered;
import io.ledgerchat.event.memory.MemorySetId;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.MessageEvent.ContentPartEdited;
import io.ledgerchat.event.message.MessageEvent.MessageResent;
import io.ledgerchat.event.message.MessageEvent.MessageSent;
import io.ledgerchat.event.message.MessageEvent.MessageTextEdited;
import io.ledgerchat.event.message.MessageEvent.ReplyCompleted;
import io.ledgerchat.event.message.MessageEvent.ReplyFailed;
import io.ledgerchat.event.message.MessageEvent.ReplyInterrupted;
import io.ledgerchat.event.message.MessageEvent.ReplyStarted;
import io.ledgerchat.event.message.MessageEvent.ReplyStopped;
import io.ledgerchat.event.message.MessageEvent.ToolAnswered;
import io.ledgerchat.event.message.MessageEvent.ToolCalled;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.event.message.ReplyUsage;
import io.ledgerchat.event.message.SentText;
import io.ledgerchat.event.message.ToolOutcome;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One event of each kind, with every component present. */
final class EventSamples {
    static final AccountId ADA = new AccountId("65f0c0ffee65f0c0ffee65f0");
    static final ConversationId TALK = new ConversationId("7c9e6679-7425-40de-944b-e07fc1f90ae7");

    private static final MessageId QUESTION = new MessageId("11111111-2222-4333-8444-555555555555");
    private static final MessageId ANSWER = new MessageId("66666666-7777-4888-9999-aaaaaaaaaaaa");
    private static final ApiKeyId KEY = new ApiKeyId("65f0c0ffee65f0c0ffee65f1");
    private static final FileId FILE = new FileId("7a1f0c9e-6f0e-4c57-9a3e-0d4f3f4b9d21");
    private static final ClaimId EMAIL = new ClaimId("email", "9f86d081884c7d65");
    private static final String DOCUMENT = "65f0c0ffee65f0c0ffee65f2";
    private static final Instant T = Instant.parse("2026-11-21T12:00:00.120Z");
    private static final Instant LATER = Instant.parse("2026-12-21T12:00:00Z");
    private static final ReplyUsage USAGE = new ReplyUsage(12, 34, 0, 5);

    private EventSamples() {}

    static List<Object> all() {
        return Stream.of(
                        accounts(),
                        LedgerSamples.all(),
                        preferences(),
                        memories(),
                        balances(),
                        others(),
                        conversations(),
                        messages(),
                        files(),
                        TalkSamples.all(),
                        AgentSamples.all(),
                        RemoteSamples.all())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Object> accounts() {
        return List.of(
                new AccountRegistered(
                        ADA, ada("ada@example.org"), ada("Ada"), ada("ada"), "local", "ADMIN", false, T, null),
                new SignedIn(ADA, "session-1", "password", T),
                new SignedOut(ADA, "session-1", T),
                new RefreshRefused(ADA, "session-1", "reused", T),
                new PasswordChanged(ADA, "upgraded", T),
                new PasswordResetRequested(ADA, LATER, T),
                new EmailVerificationRequested(ADA, LATER, T),
                new EmailVerified(ADA, T),
                new TwoFactorBegun(ADA, T),
                new TwoFactorEnabled(ADA, T),
                new TwoFactorDisabled(ADA, T),
                new BackupCodesReplaced(ADA, T),
                new BackupCodeUsed(ADA, T),
                new TermsAccepted(ADA, T),
                new AvatarChanged(ADA, Personal.of(ADA, "/images/65f0c0ffee65f0c0ffee65f0/avatar-1.png"), T),
                new ProviderKeyStored(ADA, "openAI", LATER, T),
                new ProviderKeyRevoked(ADA, "openAI", T),
                new AccountBanned(ADA, "logins", LATER, T),
                new AccountDeleted(ADA, T),
                new DepartureReported(ADA, Map.of("views.conversation", 3L), Map.of("search", 1L), T),
                new InviteIssued(INVITE, new ClaimId("email", "a1b2"), LATER, T),
                new InviteReplaced(INVITE, new InviteId("2b5c1a9e-0000-4000-8000-000000000002"), T),
                new InviteUsed(INVITE, ADA, T));
    }

    private static final InviteId INVITE = new InviteId("2b5c1a9e-0000-4000-8000-000000000001");

    private static List<Object> preferences() {
        var adas = PreferencesId.of(ADA);
        return List.of(
                new FavoritesChosen(
                        adas,
                        Personal.of(
                                ADA,
                                List.of(
                                        new Favorite("agent_1", null, null, null),
                                        new Favorite(null, "gpt-4o", "openAI", null),
                                        new Favorite(null, null, null, "fast"))),
                        T),
                new ToolFavoriteAdded(adas, "mcp", ada("everything"), T),
                new ToolFavoriteRemoved(adas, "mcp", ada("everything"), T),
                new CodeEnvironmentChosen(adas, "conversation", T),
                new MemoryChosen(adas, false, T),
                new PluginInstalled(adas, "calculator", T),
                new PluginUninstalled(adas, "calculator", T),
                new PluginCredentialsStored(adas, "web_search", List.of("SEARCH_KEY"), T),
                new PluginCredentialsRevoked(adas, "web_search", List.of("SEARCH_KEY"), T));
    }

    private static List<Object> memories() {
        var adas = MemorySetId.of(ADA);
        return List.of(
                new Remembered(
                        adas,
                        DOCUMENT,
                        Personal.of(adas, "favourite_engine"),
                        Personal.of(adas, "the analytical one"),
                        "agent_1",
                        4,
                        T),
                new MemoryChanged(adas, DOCUMENT, Personal.of(adas, "the difference engine"), 5, T),
                new Forgotten(adas, DOCUMENT, T));
    }

    private static List<Object> balances() {
        return List.of(
                new CreditsGranted(TransactionId.ofStart(ADA), ADA, "start", 20_000_000_000L, T),
                new CreditsSpent(
                        TransactionId.ofReply(ANSWER),
                        ADA,
                        "openAI",
                        "gpt-4o",
                        USAGE,
                        new TokenRates(2_500_000, 10_000_000, 2_500_000, 1_250_000),
                        376_250_000,
                        T),
                new BannerPutUp(BannerId.MAIN, DOCUMENT, "Maintenance at <b>22:00</b>", T, LATER, true, true, T),
                new BannerTakenDown(BannerId.MAIN, T));
    }

    private static List<Object> others() {
        return List.of(
                new ApiKeyCreated(KEY, ADA, ada("laptop"), "sk-12345", LATER, T),
                new ApiKeyRevoked(KEY, ADA, T),
                new ClaimTaken(EMAIL, ADA, T),
                new ClaimReleased(EMAIL, T),
                new AdministratorsChanged(AdministratorsId.ALL, List.of(ADA), T),
                new DataRead(ADA, "export", "conversation:" + TALK.value(), ADA, T),
                new RequestRefused("sign-in", "5994471abb01112a", ADA, T, T),
                new RefusalsCounted("sign-in", "5994471abb01112a", T, 17, LATER));
    }

    private static List<Object> conversations() {
        return List.of(
                new ConversationStarted(TALK, ADA, DOCUMENT, talk("New Chat"), settings(), true, LATER, T),
                new ConversationSettingsChanged(TALK, ADA, settings(), true, LATER, T),
                new ConversationTakenUp(TALK, ADA, T),
                new ConversationRenamed(TALK, ADA, talk("Grüße aus 東京 🌍"), T),
                new ConversationTitled(TALK, ADA, talk("Notes on the Engine"), T),
                new ConversationArchived(TALK, ADA, T),
                new ConversationUnarchived(TALK, ADA, T),
                new ConversationPinned(TALK, ADA, T),
                new ConversationUnpinned(TALK, ADA, T),
                new ConversationDeleted(TALK, ADA, "owner", T));
    }

    private static List<Object> messages() {
        return List.of(
                new MessageSent(QUESTION, TALK, ADA, DOCUMENT, MessageId.ROOT, sent("Hello"), "openAI", 3, LATER, T),
                new MessageResent(QUESTION, TALK, ADA, sent("Hello again"), 4, T),
                new MessageTextEdited(QUESTION, TALK, ADA, talk("Hello!"), 3, T),
                new ContentPartEdited(ANSWER, TALK, ADA, 1, talk("Good morning"), 3, T),
                new ReplyStarted(
                        ANSWER,
                        TALK,
                        ADA,
                        DOCUMENT,
                        QUESTION,
                        "openAI",
                        "gpt-4o",
                        "GPT-4o",
                        "/openai.png",
                        true,
                        LATER,
                        T,
                        null,
                        null),
                new ReplyCompleted(ANSWER, TALK, ADA, parts(), USAGE, Map.of("contextTokens", 46), 34, T, null),
                new ReplyStopped(ANSWER, TALK, ADA, parts(), USAGE, 34, T),
                new ReplyFailed(ANSWER, TALK, ADA, parts(), USAGE, 34, T, null),
                new ToolCalled(ANSWER, TALK, ADA, "call-1", "clock", talk("{}"), T),
                new ToolAnswered(ANSWER, TALK, ADA, "call-1", "clock", ToolOutcome.COMPLETED, 120, T),
                new ReplyInterrupted(ANSWER, TALK, ADA, parts(), "node-died", 34, T));
    }

    private static List<Object> files() {
        var place = new FilePlace("local", "uploads/" + ADA.value() + "/0b6e1f2a-5d8c-4a9d-b8e6-1a2b3c4d5e6f");
        var purpose = new FilePurpose("agents", "agents", "gpt-4o", "agent_1", "asst_1", "file_search");
        return List.of(
                new FileUploaded(
                        FILE,
                        ADA,
                        DOCUMENT,
                        "c2b7f0de-1c8f-4a55-9d37-3a5c5b1e7e10",
                        Personal.of(FILE, "Notes.pdf"),
                        "application/pdf",
                        102_400,
                        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                        1024,
                        768,
                        place,
                        purpose,
                        LATER,
                        T),
                new FileUsed(FILE, ADA, TALK, QUESTION, T),
                new FileTextExtracted(FILE, ADA, 1200, 3, "ba7816bf", T),
                new FileTextFailed(FILE, ADA, "timeout", T),
                new FileDeleted(FILE, ADA, ADA, "owner", place, T, List.of(TALK)));
    }

    static Personal<List<ContentPart>> parts() {
        return Personal.of(
                TALK,
                List.of(
                        new ContentPart.Think("hm"),
                        new ContentPart.ToolCall("call-1", "clock", "{}", "12:00", "done", 120L),
                        new ContentPart.Text("Good day"),
                        new ContentPart.Failure("the provider closed the connection")));
    }

    static ConversationSettings settings() {
        var parameters = new LinkedHashMap<String, Object>();
        parameters.put("temperature", 0.5);
        parameters.put("maxContextTokens", 8000);
        parameters.put("promptPrefix", "Answer in verse.");
        parameters.put("stop", List.of("END"));
        parameters.put("chatProjectId", null);
        return new ConversationSettings(
                "agents", "openAI", "gpt-4o", "agent_1", "fast", "/icon.png", Personal.of(TALK, parameters));
    }

    private static Personal<SentText> sent(String text) {
        return Personal.of(TALK, new SentText(text, List.of("as quoted")));
    }

    static Personal<String> talk(String text) {
        return Personal.of(TALK, text);
    }

    private static Personal<String> ada(String text) {
        return Personal.of(ADA, text);
    }
}
