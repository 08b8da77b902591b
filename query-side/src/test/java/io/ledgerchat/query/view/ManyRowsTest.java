package io.ledgerchat.query.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ledgerchat.query.view.StatementRuns.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ManyRowsTest {
    @Test
    void anInsertTakesItsRowsFromArrays() {
        assertThat(many(
                        "insert into s.t (a, b)\n values (?, coalesce(?::bigint, (select x from u where y = ?))) on conflict (a) do nothing",
                        "text",
                        "int8",
                        "text"))
                .isEqualTo(
                        "insert into s.t (a, b)\n select q.c1, coalesce(q.c2::bigint, (select x from u where y = q.c3))"
                                + " from unnest(?::text[], ?::int8[], ?::text[]) as q (c1, c2, c3) on conflict (a) do nothing");
        assertThat(many("insert into s.t (a) values (?)", "text"))
                .isEqualTo("insert into s.t (a) select q.c1 from unnest(?::text[]) as q (c1) ");
    }

    @Test
    void anInsertThatLooksFirstLooksForEachRow() {
        assertThat(many(
                        "insert into s.t (a, b) select ?, 'who?' where not exists (select 1 from s.u where c = ?)"
                                + " on conflict (a) do nothing",
                        "jsonb",
                        "text"))
                .isEqualTo("insert into s.t (a, b) select q.c1::jsonb, 'who?'  from unnest(?::text[], ?::text[]) as q"
                        + " (c1, c2) where not exists (select 1 from s.u where c = q.c2) on conflict (a) do nothing");
    }

    @Test
    void anUpdateAndADeletionTakeTheirParametersFromArrays() {
        assertThat(many("update s.t set a = ?, n = greatest(n, ?) where id = ?", "timestamptz", "int4", "text"))
                .isEqualTo("update s.t set a = (timestamptz 'epoch' + q.c1 * interval '1 microsecond'),"
                        + " n = greatest(n, q.c2) from unnest(?::int8[], ?::int4[], ?::text[]) as q (c1, c2, c3)"
                        + " where id = q.c3");
        assertThat(many("delete from s.t where id = ?", "text"))
                .isEqualTo("delete from s.t using unnest(?::text[]) as q (c1) where id = q.c1");
    }

    @Test
    void rowsOfParametersAreCopiedAndNothingElseIs() {
        assertThat(
                        ManyRows.copy(
                                "insert into s.t\n (a, b, c)\nvalues (?, ?::text[],\n ?::jsonb)\non conflict (a, b) do nothing"))
                .contains("copy s.t\n (a, b, c) from stdin (format binary)");
        assertThat(ManyRows.copy("insert into s.t (a) values (?) on conflict do nothing"))
                .contains("copy s.t (a) from stdin (format binary)");
        assertThat(ManyRows.copy("insert into s.t (a) values (?)")).contains("copy s.t (a) from stdin (format binary)");
        assertThat(Stream.of(
                        "insert into s.t (a, b) values (?, coalesce(?, 1))",
                        "insert into s.t (a, b) values (?, 'text')",
                        "insert into s.t (a) values (?), (?)",
                        "insert into s.t (a) values (?::text::jsonb)",
                        "insert into s.t (a) values (?) returning a",
                        "insert into s.t (a) values (?) on conflict (a) do update set a = 1",
                        "insert into s.t (a) select ? on conflict do nothing",
                        "update s.t set a = ? where b = ?"))
                .allSatisfy(sql -> assertThat(ManyRows.copy(sql)).as(sql).isEmpty());
    }

    @Test
    void whatReadsFromATableOfItsOwnGoesRowByRow() {
        assertThat(Stream.of(
                        "update s.t set a = u.a from s.u where u.id = ?",
                        "delete from s.t using s.u where u.id = ?",
                        "update s.t set a = ?",
                        "insert into s.t (a) select b from s.u where b = ?",
                        "insert into s.t (a) values (?), (?)",
                        "insert into s.t (a) values (?) returning a",
                        "insert into s.t (a) values (?) on conflict (a) do update set b = greatest(t.b, ?)",
                        "with x as (insert into s.t (a) values (?) returning a) insert into s.u select a from x"))
                .allSatisfy(sql -> assertThat(ManyRows.of(sql)).as(sql).isEmpty());
    }

    @Test
    void whatLeavesRowsAloneGoesTogetherWhateverItIsAbout() {
        var rows = form("insert into s.t (a) values (?) on conflict do nothing");

        assertThat(rows.sets(List.of(about("one"), about("one"), about(null))))
                .hasValueSatisfying(sets -> assertThat(sets).hasSize(1));
    }

    @Test
    void whatLooksFirstGoesTogetherIfItIsAboutThings() {
        var rows = form("insert into s.t (a) select ? where not exists (select 1 from s.u)");

        assertThat(rows.sets(List.of(about("one"), about("one"))))
                .hasValueSatisfying(sets -> assertThat(sets).hasSize(1));
        assertThat(rows.sets(List.of(about("one"), about(null)))).isEmpty();
    }

    @Test
    void ofWhatWritesOverRowsTheSecondAboutAThingComesAfterTheFirst() {
        var rows = form("insert into s.t (a, b) values (?, ?) on conflict (a) do update set b = excluded.b");

        assertThat(rows.sets(List.of(about("one"), about("other"), about("one"))))
                .hasValueSatisfying(sets -> assertThat(sets)
                        .extracting(set -> set.stream().map(Statement::thing).toList())
                        .containsExactly(List.of("one", "other"), List.of("one")));
        assertThat(rows.sets(List.of(about("one"), about(null)))).isEmpty();
        assertThat(form("update s.t set a = ? where b = ?").rule()).isEqualTo(ManyRows.Rule.ONE_EACH);
        assertThat(form("delete from s.t where b = ?").rule()).isEqualTo(ManyRows.Rule.ONE_EACH);
    }

    @Test
    void momentsTravelAsMicrosecondsAndDaysAsText() {
        var moment = Instant.parse("1969-12-31T23:59:59.999Z").atOffset(ZoneOffset.UTC);

        assertThat(new ManyColumn("timestamptz").array(Arrays.asList(moment, null)))
                .containsExactly(-1_000L, null);
        assertThat(new ManyColumn("date").array(List.of(LocalDate.of(2026, 3, 4))))
                .containsExactly("2026-03-04");
        assertThat(new ManyColumn("int8").array(List.of(1, 2L))).containsExactly(1L, 2L);
        assertThat(new ManyColumn("_text").value("q.c1")).isEqualTo("q.c1::_text");
    }

    @Test
    void aValueOfAnUnknownClassIsNotGuessed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ManyColumn("text").array(Collections.singletonList(new Object())));
        assertThatIllegalArgumentException().isThrownBy(() -> new ManyColumn("bool").array(List.of("true")));
    }

    private static Statement about(@Nullable String thing) {
        return new Statement(thing, new Object[] {"a"}, "event");
    }

    private static ManyRows form(String sql) {
        return ManyRows.of(sql).orElseThrow();
    }

    private static String many(String sql, String... types) {
        return form(sql).sql(Arrays.stream(types).map(ManyColumn::new).toList());
    }
}
