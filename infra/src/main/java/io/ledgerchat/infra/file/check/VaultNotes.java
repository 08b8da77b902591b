package io.ledgerchat.infra.file.check;

import io.ledgerchat.event.file.FilePlace;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the vault has noted of files.
 *
 * @param begun places that uploads write to, or wrote to before they broke off
 * @param doomed places that are to be emptied
 * @param words files of which it keeps, or awaits, words
 * @param readable those whose words it has
 */
record VaultNotes(Set<FilePlace> begun, Set<FilePlace> doomed, Set<String> words, Set<String> readable) {
    static VaultNotes read(JdbcClient sql) {
        return new VaultNotes(
                places(sql, "select source, key from vault.upload_intent"),
                places(sql, "select source, key from vault.file_removal"),
                ids(sql, "select file_id from vault.file_text"),
                ids(sql, "select file_id from vault.file_text where progress = 'READY' and sealed is not null"));
    }

    /** Bytes at these places need belong to no file. */
    Set<FilePlace> places() {
        return Stream.concat(begun.stream(), doomed.stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<FilePlace> places(JdbcClient sql, String question) {
        return Set.copyOf(sql.sql(question)
                .query((row, _) -> new FilePlace(row.getString(1), row.getString(2)))
                .list());
    }

    private static Set<String> ids(JdbcClient sql, String question) {
        return Set.copyOf(sql.sql(question).query(String.class).list());
    }
}
