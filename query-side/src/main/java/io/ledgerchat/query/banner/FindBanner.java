package io.ledgerchat.query.banner;

/**
 * The banner to be shown at this moment: an optional {@link Banner}.
 *
 * @param toStranger only one that strangers may see
 */
public record FindBanner(boolean toStranger) {}
