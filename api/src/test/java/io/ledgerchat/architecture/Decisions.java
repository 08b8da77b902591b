package io.ledgerchat.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import violation.command.conversation.AggregateThatLogs;
import violation.command.conversation.AggregateThatRollsDice;
import violation.command.conversation.AggregateWithAClock;
import violation.command.conversation.CommandThatIsAClass;
import violation.command.conversation.PolicyThatReadsTheClock;
import violation.event.message.EventOfNoFamily;
import violation.event.message.EventThatIsAClass;
import violation.event.message.MessageEvent;
import violation.query.conversation.ProjectionThatAsksAnother;
import violation.query.conversation.ProjectionThatReadsTheClock;
import violation.query.conversation.ProjectionThatSendsMail;

/** What may decide, and on what. */
final class Decisions {
    private Decisions() {}

    static List<HouseRule> all() {
        return List.of(
                HouseRule.of(
                        "aggregates do no I/O and know no clock, no randomness and no logger",
                        Decisions::aggregatesOnlyDecide,
                        AggregateWithAClock.class,
                        AggregateThatRollsDice.class,
                        AggregateThatLogs.class),
                HouseRule.of(
                        "nothing between the events and the queries reads a clock that was not given",
                        Decisions::clocksAreGiven,
                        PolicyThatReadsTheClock.class),
                HouseRule.of(
                        "projections write what events say: no clock, no message, no call",
                        Decisions::projectionsHaveNoSideEffects,
                        ProjectionThatReadsTheClock.class,
                        ProjectionThatSendsMail.class),
                HouseRule.of(
                        "projections do not know each other",
                        Decisions::projectionsStandAlone,
                        ProjectionThatAsksAnother.class),
                HouseRule.of("commands are records", Decisions::commandsAreRecords, CommandThatIsAClass.class),
                HouseRule.of(
                        "events are records of a sealed family with a stored name and a revision",
                        Decisions::eventsAreNamedRecords,
                        EventOfNoFamily.class,
                        EventThatIsAClass.class,
                        MessageEvent.MessageWithoutName.class,
                        MessageEvent.MessageWithoutRevision.class));
    }

    private static ArchRule aggregatesOnlyDecide(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".command..")
                .and()
                .areAnnotatedWith("org.axonframework.spring.stereotype.Aggregate")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.io..",
                                "java.net..",
                                "java.nio..",
                                "java.sql..",
                                "java.util.concurrent..",
                                "java.util.random..",
                                "java.util.logging..",
                                "org.slf4j..",
                                "org.springframework..")
                        .or(are(oneOf(
                                "java.time.Clock",
                                "java.lang.System",
                                "java.lang.Thread",
                                "java.util.Random",
                                "java.security.SecureRandom"))))
                .orShould(readTheClockOrDice());
    }

    private static ArchRule clocksAreGiven(String root) {
        return noClasses()
                .that()
                .resideInAnyPackage(root + ".event..", root + ".command..", root + ".query..")
                .should(readTheClock());
    }

    private static ArchRule projectionsHaveNoSideEffects(String root) {
        return noClasses()
                .that(are(projections(root)))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.io..",
                                "java.net..",
                                "java.nio.file..",
                                "jakarta.mail..",
                                "org.springframework.mail..",
                                "org.springframework.web..",
                                "org.axonframework.commandhandling..",
                                "org.axonframework.queryhandling..",
                                "org.axonframework.eventhandling.gateway..")
                        .or(are(oneOf("java.time.Clock", "java.security.SecureRandom", "java.util.Random"))))
                .orShould(readTheClockOrDice());
    }

    private static ArchRule projectionsStandAlone(String root) {
        return classes().that(are(projections(root))).should(new ArchCondition<>("not know another projection") {
            @Override
            public void check(JavaClass projection, ConditionEvents events) {
                projection.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> projections(root).test(dependency.getTargetClass()))
                        .filter(dependency -> !dependency.getTargetClass().equals(projection))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(projection, dependency.getDescription())));
            }
        });
    }

    private static DescribedPredicate<JavaClass> projections(String root) {
        return DescribedPredicate.describe(
                "projections",
                type -> type.getPackageName().startsWith(root + ".query.")
                        && type.getMethods().stream()
                                .anyMatch(method ->
                                        method.isAnnotatedWith("org.axonframework.eventhandling.EventHandler")));
    }

    private static ArchRule commandsAreRecords(String root) {
        return classes()
                .that()
                .resideInAPackage(root + ".command..")
                .and()
                .containAnyFieldsThat(are(DescribedPredicate.describe(
                        "the target of a command",
                        field -> field.isAnnotatedWith(
                                "org.axonframework.modelling.command.TargetAggregateIdentifier"))))
                .should()
                .beRecords();
    }

    private static ArchRule eventsAreNamedRecords(String root) {
        return classes()
                .that()
                .resideInAPackage(root + ".event..")
                .and(are(DescribedPredicate.describe(
                        "events",
                        type -> type.isAnnotatedWith(root + ".event.EventName")
                                || type.isAnnotatedWith("io.ledgerchat.event.EventName")
                                || type.isAnnotatedWith("org.axonframework.serialization.Revision")
                                || inSealedFamily(type))))
                .should(beNamedRecordsOfAFamily());
    }

    private static ArchCondition<JavaClass> beNamedRecordsOfAFamily() {
        return new ArchCondition<>("be records of a sealed family with a stored name and a revision") {
            @Override
            public void check(JavaClass event, ConditionEvents events) {
                boolean kept = event.isRecord()
                        && inSealedFamily(event)
                        && event.isAnnotatedWith("io.ledgerchat.event.EventName")
                        && event.isAnnotatedWith("org.axonframework.serialization.Revision");
                events.add(new SimpleConditionEvent(event, kept, event.getName()));
            }
        };
    }

    /** A family is a sealed interface whose name ends in Event, or a sealed part of one; it is itself no event. */
    private static boolean inSealedFamily(JavaClass type) {
        return !type.isInterface()
                && type.getAllRawInterfaces().stream()
                        .filter(family -> family.getSimpleName().endsWith("Event"))
                        .anyMatch(family -> family.reflect().isSealed());
    }

    private static ArchCondition<JavaClass> readTheClock() {
        // nanoTime measures how long something takes, and tells no time.
        return callAnyOf("read the clock", Set.of("now", "currentTimeMillis", "systemUTC"));
    }

    private static ArchCondition<JavaClass> readTheClockOrDice() {
        return callAnyOf(
                "read the clock or roll dice",
                Set.of("now", "currentTimeMillis", "nanoTime", "systemUTC", "randomUUID", "random"));
    }

    private static ArchCondition<JavaClass> callAnyOf(String description, Set<String> methods) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                    if (access instanceof JavaCall<?> call && isOfTheJdk(call.getTarget(), methods)) {
                        events.add(SimpleConditionEvent.satisfied(type, call.getDescription()));
                    }
                }
            }
        };
    }

    /** With a clock as its argument, {@code now} reads what was given. */
    private static boolean isOfTheJdk(CodeUnitCallTarget target, Set<String> methods) {
        return target.getOwner().getPackageName().startsWith("java.")
                && methods.contains(target.getName())
                && target.getRawParameterTypes().isEmpty();
    }

    private static DescribedPredicate<JavaClass> oneOf(String... names) {
        var wanted = Set.of(names);
        return DescribedPredicate.describe("one of " + wanted, type -> wanted.contains(type.getName()));
    }
}
