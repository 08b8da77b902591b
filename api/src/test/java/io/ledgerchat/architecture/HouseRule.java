package io.ledgerchat.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;

/**
 * A rule of the house, and the classes that break it.
 *
 * @param sentence what it says
 * @param under the rule for the rooms below a root package
 * @param violations classes of package {@code violation}, each of which the rule must find
 */
record HouseRule(String sentence, Function<String, ArchRule> under, List<Class<?>> violations) {
    static HouseRule of(String sentence, Function<String, ArchRule> under, Class<?>... violations) {
        return new HouseRule(sentence, under, List.of(violations));
    }

    @Override
    public String toString() {
        return sentence;
    }
}
