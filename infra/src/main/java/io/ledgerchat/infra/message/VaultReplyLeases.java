package io.ledgerchat.infra.message;

import io.ledgerchat.command.message.ReplyLeases;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.MessageId;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Leases as rows of the vault; what a reply produced so far is encrypted under its conversation's key. */
@Component
class VaultReplyLeases implements ReplyLeases {
    private static final String STOP = "stop";
    private static final String REPLACE = "replace";

    private final JdbcClient sql;
    private final CheckpointCipher cipher;

    VaultReplyLeases(JdbcClient sql, CheckpointCipher cipher) {
        this.sql = sql;
        this.cipher = cipher;
    }

    @Override
    public void open(Lease lease, Holder holder, Duration term) {
        sql.sql("update vault.reply_lease set wish = ? where conversation_id = ?")
                .params(REPLACE, lease.conversationId().value())
                .update();
        sql.sql("""
                        insert into vault.reply_lease (reply_id, conversation_id, account_id, node, address, expires_at)
                        values (?, ?, ?, ?, ?, now() + make_interval(secs => ?))""")
                .params(Arrays.asList(
                        lease.replyId().value(),
                        lease.conversationId().value(),
                        lease.owner().value(),
                        holder.node(),
                        holder.address() == null ? null : holder.address().toString(),
                        seconds(term)))
                .update();
    }

    @Override
    public Standing renew(MessageId replyId, String node, Duration term) {
        return sql.sql("""
                        update vault.reply_lease set expires_at = now() + make_interval(secs => ?)
                        where reply_id = ? and node = ? returning coalesce(wish, '')""")
                .params(seconds(term), replyId.value(), node)
                .query(String.class)
                .optional()
                .map(VaultReplyLeases::standing)
                .orElse(Standing.LOST);
    }

    @Override
    public Standing checkpoint(Lease lease, String node, Duration term, List<ContentPart> content) {
        var sealed = cipher.seal(lease.conversationId(), content);
        return sql.sql("""
                        update vault.reply_lease
                        set expires_at = now() + make_interval(secs => ?), checkpoint_key = cast(? as uuid), checkpoint = cast(? as bytea)
                        where reply_id = ? and node = ? returning coalesce(wish, '')""")
                .params(Arrays.asList(
                        seconds(term),
                        sealed.key().map(UUID::toString).orElse(null),
                        sealed.value().orElse(null),
                        lease.replyId().value(),
                        node))
                .query(String.class)
                .optional()
                .map(VaultReplyLeases::standing)
                .orElse(Standing.LOST);
    }

    private static Standing standing(String wish) {
        return switch (wish) {
            case STOP -> Standing.STOP_ASKED;
            case REPLACE -> Standing.REPLACED;
            default -> Standing.HELD;
        };
    }

    @Override
    public void close(MessageId replyId) {
        sql.sql("delete from vault.reply_lease where reply_id = ?")
                .params(replyId.value())
                .update();
    }

    @Override
    public boolean askToStop(ConversationId conversationId, AccountId owner) {
        return sql.sql("""
                                update vault.reply_lease set wish = ?
                                where conversation_id = ? and account_id = ? and wish is null and expires_at > now()""").params(STOP, conversationId.value(), owner.value()).update() > 0;
    }

    @Override
    public Optional<Held> holderOf(ConversationId conversationId) {
        return sql.sql("""
                        select node, address, account_id from vault.reply_lease
                        where conversation_id = ? and expires_at > now() and wish is distinct from ?
                        order by opened_at desc limit 1""")
                .params(conversationId.value(), REPLACE)
                .query((row, number) -> held(row))
                .optional();
    }

    private static Held held(ResultSet row) throws SQLException {
        @Nullable String address = row.getString("address");
        var holder = new Holder(row.getString("node"), address == null ? null : URI.create(address));
        return new Held(holder, new AccountId(row.getString("account_id")));
    }

    @Override
    public List<ConversationId> runningFor(AccountId owner, String exceptNode) {
        return sql.sql("""
                        select conversation_id from vault.reply_lease
                        where account_id = ? and node <> ? and expires_at > now() and wish is distinct from ?
                        order by opened_at""")
                .params(owner.value(), exceptNode, REPLACE)
                .query((row, number) -> new ConversationId(row.getString(1)))
                .list();
    }

    @Override
    public List<Orphan> takeOrphans(String node, Duration term, int limit) {
        return sql.sql("""
                        with next as materialized (
                          select reply_id from vault.reply_lease where expires_at < now()
                          order by expires_at limit ? for update skip locked)
                        update vault.reply_lease lease set node = ?, address = case when node = ? then address end,
                          expires_at = now() + make_interval(secs => ?)
                        from next where lease.reply_id = next.reply_id
                        returning lease.reply_id, conversation_id, account_id, checkpoint_key, checkpoint""")
                .params(limit, node, node, seconds(term))
                .query((row, number) -> orphan(row))
                .list();
    }

    private Orphan orphan(ResultSet row) throws SQLException {
        var conversation = new ConversationId(row.getString("conversation_id"));
        var lease = new Lease(
                new MessageId(row.getString("reply_id")), conversation, new AccountId(row.getString("account_id")));
        return new Orphan(lease, content(conversation, row));
    }

    private List<ContentPart> content(ConversationId conversation, ResultSet row) throws SQLException {
        @Nullable UUID key = row.getObject("checkpoint_key", UUID.class);
        byte @Nullable [] value = row.getBytes("checkpoint");
        return key == null || value == null ? List.of() : cipher.open(conversation, key, value);
    }

    private static double seconds(Duration term) {
        return term.toMillis() / 1000.0;
    }
}
