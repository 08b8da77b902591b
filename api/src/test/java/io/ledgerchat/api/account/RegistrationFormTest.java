package io.ledgerchat.api.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ledgerchat.api.transport.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class RegistrationFormTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void aGoodFormIsReadWithAddressAndUserNameInLowerCase() {
        var form = RegistrationForm.read(good().put("email", "Ada@Example.ORG").put("username", "AdaB"), 8);

        assertThat(form).isEqualTo(new RegistrationForm("Ada Byron", "adab", "ada@example.org", "correct horse"));
        assertThat(form.toString()).doesNotContain("horse", "ada");
    }

    @Test
    void anEmptyUserNameIsNone() {
        assertThat(RegistrationForm.read(good().put("username", ""), 8).username())
                .isNull();
        assertThat(RegistrationForm.read(good().putNull("username"), 8).username())
                .isNull();
    }

    @Test
    void everyFieldIsMissedInItsOrder() {
        assertThat(errors(JSON.createObjectNode()))
                .isEqualTo("name: Required email: Required password: Required confirm_password: Required");
    }

    @Test
    void severalErrorsAreJoinedByOneBlank() {
        assertThat(errors(good().put("email", "nobody").put("password", "short").put("confirm_password", "short")))
                .isEqualTo("email: Invalid email password: String must contain at least 8 character(s)"
                        + " confirm_password: String must contain at least 8 character(s)");
    }

    @Test
    void differentPasswordsAreNamedLastAndOnlyWhenAllTypesAreRight() {
        assertThat(errors(good().put("email", "nobody").put("confirm_password", "another one")))
                .isEqualTo("email: Invalid email : The passwords did not match");
        assertThat(errors(good().put("name", 5).put("confirm_password", "another one")))
                .isEqualTo("name: Expected string, received number");
    }

    @Test
    void aPasswordOfBlanksIsNone() {
        assertThat(errors(good().put("password", " ".repeat(9)).put("confirm_password", " ".repeat(9))))
                .isEqualTo("password: Password cannot be only spaces"
                        + " confirm_password: Password cannot be only spaces");
    }

    @Test
    void tooLongIsSaidAsWell() {
        assertThat(errors(good().put("name", "x".repeat(81))))
                .isEqualTo("name: String must contain at most 80 character(s)");
    }

    @Test
    void aNameHasNoLinesAndNoTabs() {
        assertThat(errors(good().put("name", "Bob\r=1+1"))).isEqualTo("name: Invalid characters in name");
        assertThat(errors(good().put("name", "Bob\u0085=1+1"))).isEqualTo("name: Invalid characters in name");
    }

    @ParameterizedTest
    @CsvSource({
        "a, String must contain at least 2 character(s)",
        "ad<a, Potential injection attack detected",
        "ada$ne, Potential injection attack detected",
        "ελλας, Invalid characters in username",
    })
    void userNamesHaveRules(String username, String error) {
        assertThat(errors(good().put("username", username))).isEqualTo("username: " + error);
    }

    @ParameterizedTest
    @CsvSource({"ада", "艾达", "에이다", "ada.b-1_", "é"})
    void userNamesMayBeOfManyScripts(String username) {
        var name = username + username;
        assertThat(RegistrationForm.read(good().put("username", name), 8).username())
                .isEqualTo(name);
    }

    @Test
    void aUserNameOfAnotherTypeIsInvalidInput() {
        assertThat(errors(good().put("username", 5))).isEqualTo("username: Invalid input");
    }

    @ParameterizedTest
    @CsvSource({
        "ada@example",
        "ada example.org",
        "a..b@example.org",
        "'  ada@example.org'",
        "@example.org",
        ".a@example.org"
    })
    void whatIsNoAddressIsRefused(String email) {
        assertThat(errors(good().put("email", email))).isEqualTo("email: Invalid email");
    }

    @Test
    void aListIsNoForm() {
        assertThat(errors(JSON.createArrayNode())).startsWith(": Expected object, received array");
    }

    private static ObjectNode good() {
        return JSON.createObjectNode()
                .put("name", "Ada Byron")
                .put("email", "ada@example.org")
                .put("password", "correct horse")
                .put("confirm_password", "correct horse");
    }

    private static String errors(tools.jackson.databind.JsonNode form) {
        var answer = catchThrowableOfType(Answer.class, () -> RegistrationForm.read(form, 8));
        assertThat(answer.status()).isEqualTo(404);
        return ((Map<?, ?>) answer.body()).get("message").toString();
    }
}
