package io.ledgerchat.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.text.DateFormat;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import violation.api.account.AccountManager;
import violation.api.account.ClassWithAThreadLocal;
import violation.api.account.ClassWithAnInjectedField;
import violation.api.account.ClassWithoutNullMarks;
import violation.api.account.DateHelper;
import violation.api.account.DatedClass;
import violation.api.account.PublicController;
import violation.api.account.SessionServiceImpl;
import violation.api.account.StringUtils;
import violation.api.account.TalkativeClass;

/** How code is written here. */
final class Form {
    private Form() {}

    static List<HouseRule> all() {
        return List.of(
                HouseRule.of(
                        "every package says that it is null-marked",
                        Form::packagesAreNullMarked,
                        ClassWithoutNullMarks.class),
                HouseRule.of(
                        "names say what a thing is in the domain",
                        Form::namesSayWhatThingsAre,
                        AccountManager.class,
                        DateHelper.class,
                        StringUtils.class,
                        SessionServiceImpl.class),
                HouseRule.of(
                        "nothing is injected into fields", Form::constructorsInject, ClassWithAnInjectedField.class),
                HouseRule.of("no thread has variables of ours", Form::noThreadLocals, ClassWithAThreadLocal.class),
                HouseRule.of("only the command line prints", Form::onlyTheCommandLinePrints, TalkativeClass.class),
                HouseRule.of("time is java.time", Form::timeIsJavaTime, DatedClass.class),
                HouseRule.of("controllers are nobody's business", Form::controllersAreHidden, PublicController.class));
    }

    private static ArchRule packagesAreNullMarked(String root) {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should(new ArchCondition<>("be in a @NullMarked package") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                        events.add(new SimpleConditionEvent(type, marked, type.getName()));
                    }
                });
    }

    private static ArchRule namesSayWhatThingsAre(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .haveNameMatching(".*(Manager|Helper|Helpers|Util|Utils|Impl)");
    }

    private static ArchRule constructorsInject(String root) {
        return noFields()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(root + "..")
                .should()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .orShould()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                .orShould()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("jakarta.annotation.Resource")
                .orShould()
                .beAnnotatedWith("jakarta.persistence.PersistenceContext");
    }

    private static ArchRule noThreadLocals(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .dependOnClassesThat(are(assignableTo(ThreadLocal.class)));
    }

    /** The command line: what stands beside the boot class, picocli's commands, and what is a program of its own. */
    private static ArchRule onlyTheCommandLinePrints(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackage(root + ".api")
                .and()
                .areNotAnnotatedWith("picocli.CommandLine$Command")
                .and(are(DescribedPredicate.describe(
                        "no programs",
                        type -> type.getMethods().stream()
                                .noneMatch(method -> method.getName().equals("main")))))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err");
    }

    /** jjwt takes its times as dates: what speaks to it may make some. */
    private static ArchRule timeIsJavaTime(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and(are(DescribedPredicate.describe(
                        "not speakers of jjwt",
                        type -> type.getDirectDependenciesFromSelf().stream()
                                .noneMatch(dependency -> dependency
                                        .getTargetClass()
                                        .getPackageName()
                                        .startsWith("io.jsonwebtoken")))))
                .should()
                .dependOnClassesThat(are(equivalentTo(Date.class)
                        .or(equivalentTo(Calendar.class))
                        .or(assignableTo(DateFormat.class))));
    }

    private static ArchRule controllersAreHidden(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".api..")
                .and()
                .areMetaAnnotatedWith("org.springframework.stereotype.Controller")
                .should()
                .bePublic();
    }
}
