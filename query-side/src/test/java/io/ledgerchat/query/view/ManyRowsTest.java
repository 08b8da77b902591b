package io.ledgerchat.query.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ManyRowsTest {
    @Test
    void anInsertThatLeavesWhatIsThereAloneTakesManyRows() {
        assertThat(rows("insert into s.t (a, b)\n values (?, coalesce(?, (select 1))) on conflict (a) do nothing"))
                .isEqualTo("insert into s.t (a, b)\n values (?, coalesce(?, (select 1))),"
                        + " (?, coalesce(?, (select 1))) on conflict (a) do nothing");
        assertThat(rows("insert into s.t (a) values (?) on conflict do nothing"))
                .isEqualTo("insert into s.t (a) values (?), (?) on conflict do nothing");
        assertThat(rows("insert into s.t (a) values (?)")).isEqualTo("insert into s.t (a) values (?), (?)");
    }

    @Test
    void whatWritesOverARowTakesOne() {
        assertThat(ManyRows.of("insert into s.t (a) values (?) on conflict (a) do update set b = excluded.b"))
                .isEmpty();
        assertThat(ManyRows.of("insert into s.t (a) values (?) on conflict (a) do update set b = greatest(t.b, ?)"))
                .isEmpty();
        assertThat(ManyRows.of("insert into s.t (a) select ? where not exists (select 1 from s.u)"))
                .isEmpty();
        assertThat(ManyRows.of(
                        "with x as (insert into s.t (a) values (?) returning a) insert into s.u select a from x"))
                .isEmpty();
        assertThat(ManyRows.of("update s.t set a = ?")).isEmpty();
        assertThat(ManyRows.of("insert into s.t (a) values (?) returning a")).isEmpty();
    }

    private static String rows(String sql) {
        return ManyRows.of(sql).orElseThrow().sql(2);
    }
}
