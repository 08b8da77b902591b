package io.ledgerchat.command.model;

import java.util.Map;

/** A tool as a model is told of it; {@code schema} is the JSON Schema of its arguments. */
public record ToolOffer(String name, String description, Map<String, Object> schema) {}
