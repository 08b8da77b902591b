package io.ledgerchat.command.message;

import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.file.FilePlace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The port to what is known of files. Who asks has made sure that the reader may see them: this port knows no rights. */
public interface FileFacts {
    /** What is known of those of these files that exist, in any order. */
    List<FileFact> of(List<FileId> files);

    /**
     * What is known of a file.
     *
     * @param toolResource as what it was uploaded: {@code file_search}, {@code context}, …; absent for plain attachments
     */
    record FileFact(
            FileId fileId,
            String name,
            String type,
            long bytes,
            FilePlace place,
            @Nullable String toolResource) {
        public boolean isImage() {
            return type.startsWith("image/");
        }

        /** Names no content. */
        @Override
        public String toString() {
            return "FileFact[" + fileId + "]";
        }
    }
}
