package io.ledgerchat.api.file;

import com.google.re2j.Pattern;
import java.util.List;

/**
 * What may be uploaded with an endpoint.
 *
 * @param largestImage in bytes, for everything of type {@code image/…}
 * @param largest in bytes, for everything else
 * @param together in bytes, for all that goes along with one question
 * @param types patterns of which one must be found in a type; none admits nothing
 */
record Rule(long largestImage, long largest, long together, List<Pattern> types) {
    long largest(String type) {
        return type.startsWith("image/") ? largestImage : largest;
    }

    boolean admits(String type) {
        return types.stream().anyMatch(pattern -> pattern.matcher(type).find());
    }
}
