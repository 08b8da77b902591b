package io.ledgerchat.query.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** @param expiresAt absent for a key that never expires */
public record ProviderKeyExpiry(@Nullable Instant expiresAt) {}
