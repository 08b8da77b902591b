package io.ledgerchat.query.file;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.file.FileId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Those of these files that exist, the one last touched first: a list of {@link StoredFile}.
 *
 * @param owner only those of this owner; absent where the asker has made sure that they may be seen
 */
public record FindFilesById(List<FileId> fileIds, @Nullable AccountId owner) {}
