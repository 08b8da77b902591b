package io.ledgerchat.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.infra.verifier.TableCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditExportTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", "\n=1"})
    void whatBeginsLikeAFormulaIsText(String text) {
        assertThat(AuditExport.cell(text).replace("\"", "")).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bob\r=1+1", "Bob\n=1+1", "Bob,=1+1", "Bob;=1+1", "Bob\t=1+1"})
    void nothingInACellBeginsAnother(String text) {
        assertThat(AuditExport.cell(text)).isEqualTo('"' + text + '"');
    }

    @Test
    void theVerifierKnowsAtHowManyRowsASpreadsheetIsCutOff() {
        assertThat(TableCheck.MOST_ROWS).isEqualTo(AuditExport.MOST_ROWS);
    }

    @Test
    void quotesAreDoubledAndPlainTextStays() {
        assertThat(AuditExport.cell("a \"b\"")).isEqualTo("\"a \"\"b\"\"\"");
        assertThat(AuditExport.cell("Ada Byron")).isEqualTo("Ada Byron");
        assertThat(AuditExport.cell("")).isEmpty();
    }
}
