package io.ledgerchat.command.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.agent.AttachFileToAgent;
import io.ledgerchat.command.agent.AttachFileToAssistant;
import io.ledgerchat.command.agent.CreateAgent;
import io.ledgerchat.command.agent.LendingStage;
import io.ledgerchat.command.agent.Loan;
import io.ledgerchat.command.agent.UnlinkFromAgent;
import io.ledgerchat.command.conversation.Conversation;
import io.ledgerchat.command.conversation.DeleteConversation;
import io.ledgerchat.command.file.DeleteFiles.DeletedFiles;
import io.ledgerchat.command.file.UploadIntents.UploadIntent;
import io.ledgerchat.command.permission.GrantAccess;
import io.ledgerchat.command.permission.MembershipsInMemory;
import io.ledgerchat.command.support.Conversations;
import io.ledgerchat.command.support.Conversations.Begin;
import io.ledgerchat.command.support.SampleFile;
import io.ledgerchat.command.support.Scene;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.agent.AgentEvent.AgentFileAttached;
import io.ledgerchat.event.agent.AgentId;
import io.ledgerchat.event.agent.AssistantId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.file.FileEvent.FileDeleted;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.file.FilePlace;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.event.permission.AccessRole;
import io.ledgerchat.event.permission.Principal;
import io.ledgerchat.event.permission.ResourceId;
import io.ledgerchat.event.permission.ResourceType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UploadedFileTest {
    private static final FileId FILE = new FileId("7a1f0c9e-6f0e-4c57-9a3e-0d4f3f4b9d21");
    private static final FileId SPARE = new FileId("7a1f0c9e-6f0e-4c57-9a3e-0d4f3f4b9d22");
    private static final AccountId ADA = new AccountId("65f000000000000000000001");
    private static final AccountId BOB = new AccountId("65f000000000000000000002");
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final FilePlace PLACE = new FilePlace("local", "uploads/ada/1");
    private static final SampleFile NOTES = new SampleFile(FILE, SPARE, ADA, PLACE, null, NOW);
    private static final UploadFile UPLOAD = NOTES.upload();
    private static final ConversationId TALK = new ConversationId("7d0c3f0a-8c5e-5b7f-9d57-0a1b2c3d4e5f");
    private static final ConversationId LONGER = new ConversationId("7d0c3f0a-8c5e-5b7f-9d57-0a1b2c3d4e60");
    private static final MessageId MESSAGE = new MessageId("7d0c3f0a-8c5e-4b7f-9d57-0a1b2c3d4e61");

    private static final AccountId ROOT = new AccountId("65f000000000000000000003");
    private static final AgentId AGENT = new AgentId("agent_V1StGXR8_Z5jdHi6B-myT");
    private static final String DOCUMENT = "65f00000000000000000000a";
    private static final Object[] LENT_TO_AN_AGENT = {
        new CreateAgent(AGENT, ADA, DOCUMENT, Map.of("provider", "openAI", "model", "gpt-4o"), NOW),
        new AttachFileToAgent(AGENT, ADA, "context", FILE.value(), NOW)
    };

    private final Scene scene = new Scene();
    private final IntentsInMemory intents = new IntentsInMemory();

    @BeforeEach
    void handle() {
        intents.begin(new UploadIntent(PLACE, FILE, SPARE, NOW));
        var lending = LendingStage.in(scene, new MembershipsInMemory().with(ROOT, "ADMIN"));
        var files = scene.repository(UploadedFile.class);
        var talks = scene.repository(Conversation.class);
        var unused = scene.handling(Conversation.class, talks)
                .handledBy(
                        new FileKeeping(files, talks, scene.log(), intents, lending.entrusted(), lending.loans()),
                        new Conversations(talks),
                        new Taking(files));
    }

    @Test
    void anUploadIsRecordedAndItsIntentGoes() {
        assertThat(scene.when(UPLOAD)).isEqualTo(FILE);

        scene.expectEvents(NOTES.uploaded(FILE));
        assertThat(intents.intents).isEmpty();
    }

    @Test
    void anIdThatWasUsedBeforeIsNotUsedAgain() {
        assertThat(scene.given(UPLOAD).when(UPLOAD)).isEqualTo(SPARE);

        scene.expectEvents(NOTES.uploaded(SPARE));
    }

    @Test
    void anUploadForAToolIsRecordedAndLentTogether() {
        scene.given(LENT_TO_AN_AGENT[0]);

        assertThat(scene.when(new UploadForTool(UPLOAD, Loan.to(AGENT, "context"))))
                .isEqualTo(FILE);

        scene.expectEvents(NOTES.uploaded(FILE), new AgentFileAttached(AGENT, "context", FILE.value(), ADA, 2, NOW));
    }

    @Test
    void whatMayNotBeLentIsNotRecordedEither() {
        assertThatThrownBy(() -> scene.when(new UploadForTool(UPLOAD, Loan.to(AGENT, "context"))))
                .isInstanceOf(Refusal.class);

        scene.expectNoEvents();
    }

    @Test
    void itsOwnerDeletesIt() {
        assertThat(scene.given(UPLOAD).when(delete(ADA))).isEqualTo(new DeletedFiles(List.of(FILE), List.of()));

        scene.expectEvents(new FileDeleted(FILE, ADA, ADA, "owner", PLACE, NOW, null));
    }

    @Test
    void aStrangerDoesNot() {
        assertThat(scene.given(UPLOAD).when(delete(BOB))).isEqualTo(new DeletedFiles(List.of(), List.of(FILE)));

        scene.expectNoEvents();
    }

    @Test
    void aStrangerDoesWhoMayEditTheAgentItHangsOn() {
        scene.given(UPLOAD).given(LENT_TO_AN_AGENT).given(grant(AccessRole.EDITOR));

        assertThat(scene.when(deleteByAgent(BOB))).isEqualTo(new DeletedFiles(List.of(FILE), List.of()));

        scene.expectEvents(new FileDeleted(FILE, ADA, BOB, "agent", PLACE, NOW, null));
    }

    @Test
    void whoMayViewTheAgentDoesNotNorDoesAnAdministrator() {
        scene.given(UPLOAD).given(LENT_TO_AN_AGENT).given(grant(AccessRole.VIEWER));

        assertThat(scene.when(deleteByAgent(BOB))).isEqualTo(new DeletedFiles(List.of(), List.of(FILE)));
        assertThat(scene.when(deleteByAgent(ROOT))).isEqualTo(new DeletedFiles(List.of(), List.of(FILE)));

        scene.expectNoEvents();
    }

    @Test
    void whatWasTakenFromTheAgentIsNotDeletedForItsSakeAnyMore() {
        scene.given(UPLOAD).given(LENT_TO_AN_AGENT).given(grant(AccessRole.EDITOR));
        scene.given(new UnlinkFromAgent(AGENT, ADA, "context", List.of(FILE.value()), NOW));

        assertThat(scene.when(deleteByAgent(BOB))).isEqualTo(new DeletedFiles(List.of(), List.of(FILE)));

        scene.expectNoEvents();
    }

    @Test
    void anEditorOfTheAssistantItHangsOnDeletesIt() {
        var assistant = new AssistantId("asst_abc123");
        scene.given(UPLOAD, new AttachFileToAssistant(assistant, ADA, "file_search", FILE.value(), NOW));
        var deletion = new DeleteFiles(BOB, List.of(FILE), null, assistant, "owner", NOW);
        assertThat(scene.when(deletion)).isEqualTo(new DeletedFiles(List.of(), List.of(FILE)));

        scene.given(new GrantAccess(
                new ResourceId(ResourceType.ASSISTANT, assistant.value()),
                ADA,
                Principal.user(BOB),
                AccessRole.EDITOR,
                NOW));
        assertThat(scene.when(deletion)).isEqualTo(new DeletedFiles(List.of(FILE), List.of()));

        scene.expectEvents(new FileDeleted(FILE, ADA, BOB, "assistant", PLACE, NOW, null));
    }

    @Test
    void whatHangsOnNothingOrOnAnAgentNobodyKnowsIsItsOwnersAlone() {
        scene.given(UPLOAD);

        assertThat(scene.when(deleteByAgent(BOB))).isEqualTo(new DeletedFiles(List.of(), List.of(FILE)));
        assertThat(scene.when(deleteByAgent(ADA))).isEqualTo(new DeletedFiles(List.of(FILE), List.of()));

        scene.expectEvents(new FileDeleted(FILE, ADA, ADA, "owner", PLACE, NOW, null));
    }

    @Test
    void whatIsDeletedIsNotDeletedAgain() {
        assertThat(scene.given(UPLOAD, delete(ADA)).when(delete(BOB)))
                .isEqualTo(new DeletedFiles(List.of(), List.of()));

        scene.expectNoEvents();
    }

    @Test
    void aFileWhoseTimeIsOverGoes() {
        assertThat(scene.given(keptUntil(NOW)).when(expire())).isEqualTo(new DeletedFiles(List.of(FILE), List.of()));

        scene.expectEvents(new FileDeleted(FILE, ADA, ADA, "expired", PLACE, NOW, null));
    }

    @Test
    void aFileThatIsKeptLongerDoesNotExpire() {
        assertThat(scene.given(keptUntil(NOW.plusMillis(1))).when(expire()))
                .isEqualTo(new DeletedFiles(List.of(), List.of()));

        scene.expectNoEvents();
    }

    @Test
    void aFileThatIsKeptForEverDoesNotExpire() {
        scene.given(UPLOAD).when(expire());

        scene.expectNoEvents();
    }

    @Test
    void aFileStaysAsLongAsTheChatsThatTookItAlong() {
        scene.given(keptUntil(NOW), new Begin(TALK, ADA, NOW, NOW), new TakeAlong(TALK));
        scene.given(new Begin(LONGER, ADA, NOW.plusMillis(1), NOW), new TakeAlong(LONGER));

        scene.when(expire());
        scene.expectNoEvents();

        scene.given(new DeleteConversation(LONGER, ADA, "owner", NOW)).when(expire());
        scene.expectEvents(new FileDeleted(FILE, ADA, ADA, "expired", PLACE, NOW, List.of(TALK, LONGER)));
    }

    @Test
    void aFileThatNobodyUsedSinceIsNotKeptAnyLonger() {
        scene.given(UPLOAD, new TakeAlong(TALK)).when(DeleteFiles.overdue(ADA, FILE, NOW.plusMillis(1), NOW));

        scene.expectEvents(new FileDeleted(FILE, ADA, ADA, "retention", PLACE, NOW, List.of(TALK)));
    }

    @Test
    void aFileThatAMessageTookAlongMeanwhileIsKept() {
        scene.given(uploadedAt(NOW.minusSeconds(60)), new TakeAlong(TALK));

        assertThat(scene.when(DeleteFiles.overdue(ADA, FILE, NOW, NOW)))
                .isEqualTo(new DeletedFiles(List.of(), List.of()));

        scene.expectNoEvents();
    }

    @Test
    void aFileOfAnotherAmongManySavesThemAll() {
        var bobs = new SampleFile(SPARE, BOB, new FilePlace("local", "uploads/bob/1"), NOW).upload();

        assertThat(scene.given(UPLOAD, bobs).when(delete(ADA))).isEqualTo(new DeletedFiles(List.of(), List.of(SPARE)));

        scene.expectNoEvents();
    }

    private static DeleteFiles delete(AccountId actor) {
        return DeleteFiles.own(actor, List.of(FILE, SPARE, FILE), "owner", NOW);
    }

    private static DeleteFiles expire() {
        return DeleteFiles.own(ADA, List.of(FILE), "expired", NOW);
    }

    private static UploadFile keptUntil(Instant expiry) {
        return NOTES.keptUntil(expiry).upload();
    }

    private static UploadFile uploadedAt(Instant at) {
        return NOTES.uploadedAt(at).upload();
    }

    /** A message of this conversation takes the file along. */
    private record TakeAlong(ConversationId conversation) {}

    private record Taking(Repository<UploadedFile> files) {
        @CommandHandler
        void handle(TakeAlong command) {
            files.load(FILE.toString()).execute(file -> file.use(command.conversation(), MESSAGE, NOW));
        }
    }

    private static DeleteFiles deleteByAgent(AccountId actor) {
        return new DeleteFiles(actor, List.of(FILE), AGENT, null, "owner", NOW);
    }

    private static GrantAccess grant(AccessRole role) {
        return new GrantAccess(new ResourceId(ResourceType.AGENT, DOCUMENT), ADA, Principal.user(BOB), role, NOW);
    }
}
