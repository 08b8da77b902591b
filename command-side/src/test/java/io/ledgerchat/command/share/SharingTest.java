package io.ledgerchat.command.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.claim.ClaimsInMemory;
import io.ledgerchat.command.conversation.Conversation;
import io.ledgerchat.command.permission.AccessStage;
import io.ledgerchat.command.permission.MembershipsInMemory;
import io.ledgerchat.command.support.Conversations;
import io.ledgerchat.command.support.Conversations.Begin;
import io.ledgerchat.command.support.Scene;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.claim.ClaimEvent.ClaimReleased;
import io.ledgerchat.event.claim.ClaimEvent.ClaimTaken;
import io.ledgerchat.event.claim.ClaimId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.event.permission.AccessRole;
import io.ledgerchat.event.permission.PermissionEvent.AccessEnded;
import io.ledgerchat.event.permission.PermissionEvent.AccessGranted;
import io.ledgerchat.event.permission.Principal;
import io.ledgerchat.event.permission.ResourceId;
import io.ledgerchat.event.permission.ResourceType;
import io.ledgerchat.event.share.ShareEvent.ConversationShared;
import io.ledgerchat.event.share.ShareEvent.ShareRevoked;
import io.ledgerchat.event.share.ShareEvent.ShareUpdated;
import io.ledgerchat.event.share.ShareId;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SharingTest {
    private static final AccountId ADA = new AccountId("65f0c0ffee0000000000a001");
    private static final AccountId EVE = new AccountId("65f0c0ffee0000000000e0e0");
    private static final ConversationId TALK = new ConversationId("7d0c3f0a-8c5e-5b7f-9d57-0a1b2c3d4e5f");
    private static final MessageId HELLO = new MessageId("11111111-aaaa-4aaa-8aaa-000000000001");
    private static final MessageId LATER = new MessageId("11111111-aaaa-4aaa-8aaa-000000000002");
    private static final ShareId LINK = new ShareId("V1StGXR8_Z5jdHi6B-myT");
    private static final ShareId OTHER = new ShareId("V1StGXR8_Z5jdHi6B-myU");
    private static final String DOCUMENT = "66ee00000000000000000001";
    private static final ResourceId RESOURCE = new ResourceId(ResourceType.SHARED_LINK, DOCUMENT);
    private static final ClaimId CLAIM = new ClaimId("share", TALK.value());
    private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");

    private final Scene scene = new Scene();

    SharingTest() {
        Repository<Conversation> conversations = scene.repository(Conversation.class);
        scene.handledBy(
                        new Sharing(
                                scene.repository(Share.class),
                                conversations,
                                ClaimsInMemory.on(scene),
                                AccessStage.in(scene, new MembershipsInMemory())),
                        new Conversations(conversations))
                .given(new Begin(TALK, ADA, NOW));
    }

    @Test
    void aLinkIsMadeWithItsClaimAndTheAccessToIt() {
        scene.when(share(LINK, ADA, null, true));
        scene.expectEvents(
                new ClaimTaken(CLAIM, LINK, NOW),
                new ConversationShared(
                        LINK, TALK, ADA, DOCUMENT, Personal.of(TALK, "Fjords"), List.of(HELLO), null, null, null, NOW),
                new AccessGranted(RESOURCE, Principal.user(ADA), AccessRole.OWNER, ADA, NOW),
                new AccessGranted(RESOURCE, Principal.PUBLIC, AccessRole.VIEWER, ADA, NOW));
    }

    @Test
    void aConversationHasOneLink() {
        scene.given(share(LINK, ADA, null, false));
        assertThatThrownBy(() -> scene.when(share(OTHER, ADA, null, false)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Refusal.Code.CONFLICT));
        scene.expectNoEvents();
    }

    @Test
    void nobodySharesAnothersConversation() {
        assertThatThrownBy(() -> scene.when(share(LINK, EVE, null, false))).isInstanceOf(Refusal.class);
        scene.expectNoEvents();
    }

    @Test
    void anUpdateShowsOtherMessagesAndClaimsItsTarget() {
        scene.given(share(LINK, ADA, null, false)).when(update(ADA, LATER));
        scene.expectEvents(
                new ClaimTaken(new ClaimId("share", TALK.value() + "/" + LATER.value()), LINK, NOW),
                new ClaimReleased(CLAIM, NOW),
                new ShareUpdated(LINK, TALK, ADA, List.of(HELLO, LATER), LATER, null, NOW));
    }

    @Test
    void theSameUpdateTwiceRecordsNothing() {
        scene.given(share(LINK, ADA, null, false), update(ADA, null)).when(update(ADA, null));
        scene.expectNoEvents();
    }

    @Test
    void forStrangersTheLinkIsNotThere() {
        scene.given(share(LINK, ADA, null, false));
        assertThatThrownBy(() -> scene.when(update(EVE, null))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> scene.when(new RevokeShare(LINK, EVE, NOW))).isInstanceOf(Refusal.class);
        scene.expectNoEvents();
    }

    @Test
    void aRevokedLinkGivesBackWhatItHeld() {
        scene.given(share(LINK, ADA, null, false)).when(new RevokeShare(LINK, ADA, NOW));
        scene.expectEvents(
                new ShareRevoked(LINK, TALK, ADA, NOW),
                new ClaimReleased(CLAIM, NOW),
                new AccessEnded(RESOURCE, ADA, NOW));
        assertThatThrownBy(() -> scene.when(new RevokeShare(LINK, ADA, NOW))).isInstanceOf(Refusal.class);
    }

    private static ShareConversation share(ShareId link, AccountId who, @Nullable MessageId target, boolean everybody) {
        return new ShareConversation(
                link, who, DOCUMENT, TALK, "Fjords", List.of(HELLO), target, null, everybody, null, NOW);
    }

    private static UpdateShare update(AccountId who, @Nullable MessageId target) {
        return new UpdateShare(LINK, who, List.of(HELLO, LATER), target, null, NOW);
    }
}
