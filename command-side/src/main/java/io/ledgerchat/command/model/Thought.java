package io.ledgerchat.command.model;

/**
 * A piece of thinking as a provider sealed it. Opaque: it is only ever handed back to the same provider within one reply.
 *
 * @param text empty when the provider hides it
 * @param seal the provider's signature, or the hidden thinking itself
 */
public record Thought(String text, String seal) {
    public boolean isHidden() {
        return text.isEmpty();
    }
}
