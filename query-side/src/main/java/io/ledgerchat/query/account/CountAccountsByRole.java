package io.ledgerchat.query.account;

/** How many living accounts have a role: one {@code Long}. */
public record CountAccountsByRole(String role) {}
