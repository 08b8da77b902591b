package io.ledgerchat.query.share;

import io.ledgerchat.event.share.ShareId;

/** A link that opens something, whoever asks: an optional {@link Share}. Who may open it is another question. */
public record FindShare(ShareId shareId) {}
