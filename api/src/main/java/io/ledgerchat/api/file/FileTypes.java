package io.ledgerchat.api.file;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Types of files as clients declare them, and those that are taken unless the operator says otherwise (contract 60 §11.3). */
final class FileTypes {
    /** As clients match them too, so they are written as whole types. */
    static final List<String> PATTERNS = List.of(
            "^image/(jpeg|gif|png|webp|heic|heif|svg|svg\\+xml)$",
            "^text/(x-c|x-csharp|tab-separated-values|x-c\\+\\+|x-h|x-java|html|markdown|x-php|x-python|x-script\\.python"
                    + "|x-ruby|x-tex|plain|css|vtt|javascript|csv|xml|calendar|x-typescript)$",
            "^application/(vnd\\.ms-excel|msexcel|x-msexcel|x-ms-excel|x-excel|x-dos_ms_excel|xls|x-xls)$",
            "^application/vnd\\.openxmlformats-officedocument\\.(wordprocessingml\\.document"
                    + "|presentationml\\.presentation|presentationml\\.template|spreadsheetml\\.sheet)$",
            "^application/vnd\\.oasis\\.opendocument\\.(text|spreadsheet|presentation|graphics)$",
            "^application/(epub\\+zip|csv|json|msword|pdf|x-tar|x-sh|x-zip-compressed|typescript|sql|yaml|x-parquet"
                    + "|vnd\\.apache\\.parquet|vnd\\.coffeescript|xml|zip)$",
            "^audio/(mp3|mpeg|mpeg3|wav|wave|x-wav|ogg|vorbis|mp4|m4a|x-m4a|flac|x-flac|webm|aac|wma|opus)$",
            "^video/(mp4|avi|mov|wmv|flv|webm|mkv|m4v|3gp|ogv)$",
            "^message/rfc822$");

    private static final Map<String, String> ALIASES = Map.of(
            "application/x-zip-compressed", "application/zip",
            "text/x-python-script", "text/x-python",
            "text/x-markdown", "text/markdown",
            "application/x-shellscript", "application/x-sh",
            "text/x-shellscript", "application/x-sh");

    private static final String LETTERS = "[a-z0-9!#$&^_.+-]{1,120}";
    private static final Pattern FORM = Pattern.compile(LETTERS + '/' + LETTERS);

    private FileTypes() {}

    /**
     * The type that a part declares; one that declares none is plain text (contract 60 §3), and what is no type at all are
     * bytes that mean nothing.
     */
    static String normalised(@Nullable String declared) {
        String type = declared == null ? "" : declared.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (type.isEmpty()) {
            return "text/plain";
        }
        return FORM.matcher(type).matches() ? ALIASES.getOrDefault(type, type) : "application/octet-stream";
    }
}
