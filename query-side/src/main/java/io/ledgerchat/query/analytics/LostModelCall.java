package io.ledgerchat.query.analytics;

import io.ledgerchat.event.model.ModelCallId;

/** A question to a model whose node died before it told how it ended. */
public record LostModelCall(ModelCallId callId) {}
