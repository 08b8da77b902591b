package io.ledgerchat.api.message;

import java.util.List;

/** Which parameters of a search LibreChat does not know, for the tests of documents. */
public final class OwnSearchParameters {
    private OwnSearchParameters() {}

    public static List<String> names() {
        return SearchRequest.OWN;
    }
}
