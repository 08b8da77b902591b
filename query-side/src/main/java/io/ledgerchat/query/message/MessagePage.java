package io.ledgerchat.query.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of messages; {@code nextCursor} asks for the following one, absent at the end. */
public record MessagePage(List<Message> messages, @Nullable String nextCursor) {}
