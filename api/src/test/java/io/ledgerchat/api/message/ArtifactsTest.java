package io.ledgerchat.api.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArtifactsTest {
    private static final String TEXT = """
            Two of them:
            :::artifact{identifier="a" type="text/html"}
            one and one
            :::
            and
            :::artifact{identifier="b"}
            one and two
            :::
            one more""";

    @Test
    void blocksAreFoundInTheirOrder() {
        var blocks = Artifacts.in(TEXT);
        assertThat(blocks).hasSize(2);
        assertThat(TEXT.substring(blocks.get(1).from(), blocks.get(1).to()))
                .startsWith(":::artifact{identifier=\"b\"}")
                .endsWith("two\n:::");
        assertThat(Artifacts.in("nothing here")).isEmpty();
        assertThat(Artifacts.in(":::artifact{never over")).hasSize(1);
    }

    @Test
    void onlyTheBlockThatIsMeantIsChanged() {
        var second = Artifacts.in(TEXT).get(1);
        assertThat(Artifacts.replaced(TEXT, second, "one", "$1"))
                .get()
                .asString()
                .contains("one and one\n", "$1 and two\n", "one more");
        assertThat(Artifacts.replaced(TEXT, second, "more", "less")).isEmpty();
        assertThat(Artifacts.replaced(TEXT, second, "identifier", "name")).isEmpty();
    }
}
