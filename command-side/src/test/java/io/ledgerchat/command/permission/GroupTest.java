package io.ledgerchat.command.permission;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.Refused;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.Subject;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.permission.GroupEvent.GroupCreated;
import io.ledgerchat.event.permission.GroupEvent.GroupDeleted;
import io.ledgerchat.event.permission.GroupEvent.GroupMemberAdded;
import io.ledgerchat.event.permission.GroupEvent.GroupMemberRemoved;
import io.ledgerchat.event.permission.GroupId;
import io.ledgerchat.event.permission.GroupProfile;
import java.time.Instant;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GroupTest {
    private static final AccountId ADMIN = new AccountId("65f000000000000000000001");
    private static final AccountId ADA = new AccountId("65f000000000000000000002");
    private static final GroupId GROUP = new GroupId("65f000000000000000000003");
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final GroupProfile PROFILE = new GroupProfile("Analysts", null, null, null);
    private static final GroupCreated CREATED =
            new GroupCreated(GROUP, Personal.of(Subject.ORGANISATION, PROFILE), "local", null, List.of(), ADMIN, NOW);

    private final FixtureConfiguration<Group> group = new AggregateTestFixture<>(Group.class);

    @BeforeEach
    void handle() {
        var access = new AggregateTestFixture<>(ResourceAccess.class);
        var policy = new AccessPolicy(access.getRepository(), new MembershipsInMemory().with(ADMIN, "ADMIN"));
        group.registerAnnotatedCommandHandler(new GroupKeeping(group.getRepository(), policy));
    }

    @Test
    void anAdministratorMakesAGroup() {
        group.givenNoPriorActivity()
                .when(new CreateGroup(GROUP, ADMIN, PROFILE, "local", null, List.of(), NOW))
                .expectEvents(CREATED);
    }

    @Test
    void nobodyElseDoes() {
        group.givenNoPriorActivity()
                .when(new CreateGroup(GROUP, ADA, PROFILE, "local", null, List.of(), NOW))
                .expectException(Refused.as(Refusal.Code.FORBIDDEN))
                .expectNoEvents();
    }

    @Test
    void membersComeAndGoOnce() {
        var added = new GroupMemberAdded(GROUP, ADA.value(), ADMIN, NOW);
        group.given(CREATED)
                .when(new AddGroupMember(GROUP, ADMIN, ADA.value(), NOW))
                .expectEvents(added);
        group.given(CREATED, added)
                .when(new AddGroupMember(GROUP, ADMIN, ADA.value(), NOW))
                .expectNoEvents();
        group.given(CREATED, added)
                .when(new RemoveGroupMember(GROUP, ADMIN, ADA.value(), NOW))
                .expectEvents(new GroupMemberRemoved(GROUP, ADA.value(), ADMIN, NOW));
    }

    @Test
    void aDissolvedGroupIsNotFound() {
        group.given(CREATED, new GroupDeleted(GROUP, ADMIN, NOW))
                .when(new DeleteGroup(GROUP, ADMIN, NOW))
                .expectException(Refused.as(Refusal.Code.NOT_FOUND))
                .expectNoEvents();
    }

    @Test
    void askingForTheSameProfileRecordsNothing() {
        group.given(CREATED).when(new DescribeGroup(GROUP, ADMIN, PROFILE, NOW)).expectNoEvents();
    }
}
