package io.ledgerchat.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each form beside the regular expression that says the same. */
class IdFormTest {
    private static final String OBJECT_ID = "0123456789abcdef01234567";
    private static final String UUID = "01234567-89ab-cdef-8123-456789abcdef";

    @Test
    void anObjectIdIsOf24LowerCaseHexadecimalCharacters() {
        agree("[0-9a-f]{24}", IdForm::isObjectId, OBJECT_ID);
    }

    @Test
    void aUuidIsOfEitherCase() {
        String form = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
        agree(form, IdForm::isUuid, UUID);
        agree(form, IdForm::isUuid, UUID.toUpperCase(Locale.ROOT));
    }

    @Test
    void aLowerCaseUuidIsOfThatCase() {
        agree("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", IdForm::isLowerCaseUuid, UUID);
    }

    @Test
    void urlSafeCharactersAreCounted() {
        agree("[A-Za-z0-9_-]{3,5}", text -> IdForm.isUrlSafe(text, 3, 5), "aZ0-_");
    }

    private static void agree(String form, Predicate<String> isOfForm, String fitting) {
        Pattern pattern = Pattern.compile(form);
        assertThat(isOfForm.test(fitting)).isTrue();
        assertThat(around(fitting))
                .allSatisfy(text -> assertThat(isOfForm.test(text))
                        .as(text)
                        .isEqualTo(pattern.matcher(text).matches()));
    }

    /** Every letter replaced by every other of the first 200 and two from far away; cut, and made longer. */
    private static Stream<String> around(String fitting) {
        Stream<String> replaced = IntStream.range(0, fitting.length())
                .boxed()
                .flatMap(at -> IntStream.concat(IntStream.range(0, 200), IntStream.of('\u0661', '\uFF10'))
                        .mapToObj(letter -> fitting.substring(0, at) + (char) letter + fitting.substring(at + 1)));
        Stream<String> cut = IntStream.range(0, fitting.length()).mapToObj(to -> fitting.substring(0, to));
        return Stream.concat(Stream.concat(replaced, cut), Stream.of(fitting + "a", fitting + "-", fitting + "\n"));
    }
}
