package io.ledgerchat.event.permission;

/** What may be done with a resource; clients know the sum of their bits (contract 75 §1). */
public enum Right {
    VIEW(1),
    EDIT(2),
    DELETE(4),
    SHARE(8);

    private final int bit;

    Right(int bit) {
        this.bit = bit;
    }

    public int bit() {
        return bit;
    }
}
