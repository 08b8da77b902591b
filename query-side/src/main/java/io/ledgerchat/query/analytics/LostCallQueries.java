package io.ledgerchat.query.analytics;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.apikey.RemoteCallId;
import io.ledgerchat.event.model.ModelCallId;
import java.sql.Timestamp;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds calls that were begun and never ended. */
@Component
class LostCallQueries {
    private final JdbcClient sql;

    LostCallQueries(JdbcClient sql) {
        this.sql = sql;
    }

    @QueryHandler
    List<LostModelCall> handle(FindLostModelCalls query) {
        return sql.sql("""
                        select c.call from views.fact_model_call c
                        left join views.fact_message m on m.message = c.reply and c.purpose = 'reply'
                        where c.ended_at is null and (c.begun_at < ? or m.ended_at < ?)
                        order by c.begun_at limit ?""")
                .param(Timestamp.from(query.begunBefore()))
                .param(Timestamp.from(query.replyEndedBefore()))
                .param(query.limit())
                .query((row, _) -> new LostModelCall(new ModelCallId(row.getString(1))))
                .list();
    }

    @QueryHandler
    List<LostRemoteCall> handle(FindLostRemoteCalls query) {
        return sql.sql("""
                        select call, person, max(since) as since from (
                          select remote_call as call, person, begun_at as since from views.fact_model_call
                          where ended_at is null and remote_call is not null and person is not null
                          union all
                          select within, person, at from views.fact_tool_call
                          where outcome is null and kind = 'remote-call') as open
                        group by call, person having max(since) < ? order by since limit ?""")
                .param(Timestamp.from(query.askedBefore()))
                .param(query.limit())
                .query((row, _) -> new LostRemoteCall(
                        new RemoteCallId(row.getString("call")),
                        new AccountId(row.getString("person")),
                        row.getTimestamp("since").toInstant()))
                .list();
    }
}
