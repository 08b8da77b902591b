package io.ledgerchat.query.account;

/** A tool among an account's favorites. */
public record ToolFavorite(String itemType, String itemId) {}
