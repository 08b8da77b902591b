package io.ledgerchat.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HouseRulesTest {
    private static final String HOUSE = "io.ledgerchat";
    // Not below the house's root: Spring would find them there, and serve them.
    private static final String VIOLATIONS = "violation";

    private static final JavaClasses HOUSE_CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(HOUSE);
    private static final JavaClasses VIOLATION_CLASSES = new ClassFileImporter().importPackages(VIOLATIONS);

    static List<HouseRule> rules() {
        return Stream.of(Walls.all(), Decisions.all(), Form.all())
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theHouseKeeps(HouseRule rule) {
        rule.under().apply(HOUSE).check(HOUSE_CLASSES);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aViolationIsFound(HouseRule rule) {
        for (Class<?> violation : rule.violations()) {
            assertThatCode(() -> rule.under().apply(VIOLATIONS).check(VIOLATION_CLASSES))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining(violation.getName());
        }
    }

    @Test
    void theRulesSeeEveryRoom() {
        assertThat(Stream.of("event", "command", "query", "infra", "api"))
                .allSatisfy(room -> assertThat(HOUSE_CLASSES.stream()
                                .filter(type -> type.getPackageName().startsWith(HOUSE + "." + room + ".")))
                        .as("classes of the room %s", room)
                        .hasSizeGreaterThan(5));
    }

    @Test
    void eachRuleHasATwin() {
        assertThat(rules()).allSatisfy(rule -> assertThat(rule.violations()).isNotEmpty());
    }
}
