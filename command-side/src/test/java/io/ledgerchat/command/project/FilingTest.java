package io.ledgerchat.command.project;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.conversation.Conversation;
import io.ledgerchat.command.support.Conversations;
import io.ledgerchat.command.support.Conversations.Begin;
import io.ledgerchat.command.support.Scene;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationFiled;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.project.ProjectEvent.ProjectChanged;
import io.ledgerchat.event.project.ProjectEvent.ProjectDeleted;
import io.ledgerchat.event.project.ProjectId;
import java.time.Instant;
import org.axonframework.modelling.command.Repository;
import org.junit.jupiter.api.Test;

class FilingTest {
    private static final AccountId ADA = new AccountId("65f0c0ffee0000000000a001");
    private static final AccountId EVE = new AccountId("65f0c0ffee0000000000e0e0");
    private static final ConversationId TALK = new ConversationId("7d0c3f0a-8c5e-5b7f-9d57-0a1b2c3d4e5f");
    private static final ProjectId TRAVEL = new ProjectId("66dd00000000000000000001");
    private static final ProjectId EVES = new ProjectId("66dd00000000000000000002");
    private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");

    private final Scene scene = new Scene();

    FilingTest() {
        Repository<Project> projects = scene.repository(Project.class);
        Repository<Conversation> conversations = scene.repository(Conversation.class);
        scene.handledBy(new Filing(projects, conversations), new Conversations(conversations))
                .handling(Project.class, projects)
                .given(new Begin(TALK, ADA, NOW))
                .given(new CreateProject(TRAVEL, ADA, "Travel", "", NOW))
                .given(new CreateProject(EVES, EVE, "Eve's", "", NOW));
    }

    @Test
    void aConversationIsLaidInAProjectAndTakenOut() {
        scene.when(new FileConversation(TALK, ADA, TRAVEL, NOW));
        scene.expectEvents(new ConversationFiled(TALK, ADA, TRAVEL, NOW));
        scene.when(new FileConversation(TALK, ADA, null, NOW));
        scene.expectEvents(new ConversationFiled(TALK, ADA, null, NOW));
    }

    @Test
    void layingItWhereItLiesRecordsNothing() {
        scene.given(new FileConversation(TALK, ADA, TRAVEL, NOW)).when(new FileConversation(TALK, ADA, TRAVEL, NOW));
        scene.expectNoEvents();
    }

    @Test
    void anothersProjectDoesNotExist() {
        assertThatThrownBy(() -> scene.when(new FileConversation(TALK, ADA, EVES, NOW)))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> scene.when(new DeleteProject(EVES, ADA, NOW))).isInstanceOf(Refusal.class);
        scene.expectNoEvents();
    }

    @Test
    void anothersConversationCannotBeFiled() {
        assertThatThrownBy(() -> scene.when(new FileConversation(TALK, EVE, EVES, NOW)))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void onlyWhatIsOtherThanBeforeIsTold() {
        scene.when(new ChangeProject(TRAVEL, ADA, "Travel", null, NOW));
        scene.expectNoEvents();
        scene.when(new ChangeProject(TRAVEL, ADA, "Travels", null, NOW));
        scene.expectEvents(new ProjectChanged(TRAVEL, ADA, Personal.of(ADA, "Travels"), Personal.of(ADA, ""), NOW));
    }

    @Test
    void whatIsDeletedIsGone() {
        scene.when(new DeleteProject(TRAVEL, ADA, NOW));
        scene.expectEvents(new ProjectDeleted(TRAVEL, ADA, NOW));
        assertThatThrownBy(() -> scene.when(new FileConversation(TALK, ADA, TRAVEL, NOW)))
                .isInstanceOf(Refusal.class);
    }
}
