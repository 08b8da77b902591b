package io.ledgerchat.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import violation.api.account.ControllerThatReadsATable;
import violation.api.account.ControllerThatSearches;
import violation.api.conversation.ControllerThatHoldsARow;
import violation.api.conversation.ControllerThatHoldsAnAggregate;
import violation.api.conversation.ControllerThatKnowsTheStore;
import violation.command.conversation.CommandThatAsksTheReadSide;
import violation.command.conversation.PolicyThatReadsATable;
import violation.event.message.EventThatKnowsSpring;
import violation.infra.ledger.StoreThatKnowsTheApi;
import violation.query.conversation.ControllerInTheQuerySide;
import violation.query.conversation.QueryThatSendsACommand;

/** Who may know whom. */
final class Walls {
    private Walls() {}

    static List<HouseRule> all() {
        return List.of(
                HouseRule.of(
                        "events know the JDK, JSpecify and the annotations of Axon and Jackson",
                        Walls::eventsKnowAnnotationsOnly,
                        EventThatKnowsSpring.class),
                HouseRule.of(
                        "the command side knows no other room and no engine",
                        Walls::commandSideStandsAlone,
                        CommandThatAsksTheReadSide.class,
                        PolicyThatReadsATable.class),
                HouseRule.of(
                        "the query side knows no room but the events",
                        Walls::querySideStandsAlone,
                        QueryThatSendsACommand.class),
                HouseRule.of("infra does not know the api", Walls::infraServesBothSides, StoreThatKnowsTheApi.class),
                HouseRule.of(
                        "the api knows messages, not tables and engines",
                        Walls::apiKnowsNoEngine,
                        ControllerThatReadsATable.class,
                        ControllerThatSearches.class),
                HouseRule.of(
                        "the api knows neither aggregates nor rows",
                        Walls::apiKnowsNoAggregate,
                        ControllerThatHoldsAnAggregate.class,
                        ControllerThatHoldsARow.class),
                HouseRule.of(
                        "only wiring in the api knows infra",
                        Walls::onlyWiringKnowsInfra,
                        ControllerThatKnowsTheStore.class),
                HouseRule.of(
                        "controllers live in the api", Walls::controllersLiveInTheApi, ControllerInTheQuerySide.class));
    }

    private static ArchRule eventsKnowAnnotationsOnly(String root) {
        return classes()
                .that()
                .resideInAPackage(root + ".event..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "java..",
                                "org.jspecify.annotations..",
                                "com.fasterxml.jackson.annotation..",
                                root + ".event..")
                        .or(are(annotationsOfAxon())));
    }

    private static DescribedPredicate<JavaClass> annotationsOfAxon() {
        return DescribedPredicate.describe(
                "annotations of Axon",
                type -> type.isAnnotation() && type.getPackageName().startsWith("org.axonframework"));
    }

    private static ArchRule commandSideStandsAlone(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".command..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(root + ".query..", root + ".infra..", root + ".api..")
                        .or(engines()));
    }

    private static ArchRule querySideStandsAlone(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".query..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(root + ".command..", root + ".infra..", root + ".api..")
                        .or(resideInAPackage("org.axonframework.commandhandling..")));
    }

    private static ArchRule infraServesBothSides(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".infra..")
                .should()
                .dependOnClassesThat(resideInAPackage(root + ".api.."));
    }

    private static ArchRule apiKnowsNoEngine(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".api..")
                .and(are(notTheBootClass()))
                .should()
                .dependOnClassesThat(engines());
    }

    /** The one class that tells Spring where entities and repositories are. */
    private static DescribedPredicate<JavaClass> notTheBootClass() {
        return DescribedPredicate.describe(
                "not the boot class",
                type -> !type.isMetaAnnotatedWith("org.springframework.boot.autoconfigure.SpringBootApplication"));
    }

    private static DescribedPredicate<JavaClass> engines() {
        return resideInAnyPackage(
                        "java.sql..",
                        "javax.sql..",
                        "jakarta.persistence..",
                        "org.hibernate..",
                        "org.springframework.jdbc..",
                        "org.springframework.orm..",
                        "org.springframework.data..",
                        "org.postgresql..",
                        "com.zaxxer.hikari..",
                        "org.flywaydb..",
                        "co.elastic..",
                        "org.elasticsearch..",
                        "com.openai..",
                        "com.anthropic..")
                .and(DescribedPredicate.not(resideInAPackage("org.hibernate.validator..")))
                .as("tables, search engines or model providers");
    }

    private static ArchRule apiKnowsNoAggregate(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".api..")
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are aggregates or rows",
                        type -> type.isAnnotatedWith("org.axonframework.spring.stereotype.Aggregate")
                                || type.isAnnotatedWith("jakarta.persistence.Entity")));
    }

    private static ArchRule onlyWiringKnowsInfra(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".api.*..")
                .and(are(DescribedPredicate.describe(
                        "not wiring",
                        type -> !type.isAnnotatedWith("org.springframework.context.annotation.Configuration"))))
                .should()
                .dependOnClassesThat(resideInAPackage(root + ".infra.."));
    }

    private static ArchRule controllersLiveInTheApi(String root) {
        return classes()
                .that()
                .areMetaAnnotatedWith("org.springframework.stereotype.Controller")
                .or()
                .areMetaAnnotatedWith("org.springframework.web.bind.annotation.ControllerAdvice")
                .should()
                .resideInAPackage(root + ".api..");
    }
}
