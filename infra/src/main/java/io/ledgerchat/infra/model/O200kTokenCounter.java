package io.ledgerchat.infra.model;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;
import io.ledgerchat.command.model.TokenCounter;

/**
 * Counts with OpenAI's o200k_base vocabulary, which is loaded at the first count. Of a very long text only the
 * beginning is counted and the rest taken to be alike: an exact figure is not worth the time.
 */
final class O200kTokenCounter implements TokenCounter {
    static final int COUNTED_EXACTLY = 200_000;

    /** The vocabulary takes twenty megabytes: one is enough for all that runs in a process. */
    private static final EncodingRegistry REGISTRY = Encodings.newLazyEncodingRegistry();

    @Override
    public int count(String text) {
        if (text.length() <= COUNTED_EXACTLY) {
            return encoding().countTokensOrdinary(text);
        }
        long counted = encoding().countTokensOrdinary(text.substring(0, COUNTED_EXACTLY));
        return Math.toIntExact(Math.min(Integer.MAX_VALUE, counted * text.length() / COUNTED_EXACTLY));
    }

    private static Encoding encoding() {
        return REGISTRY.getEncoding(EncodingType.O200K_BASE);
    }
}
