package io.ledgerchat.query.view;

/** A view in one of its generations: what a processor fills. */
record Filling(View view, Generation generation) {
    String name() {
        return view.name();
    }

    String place() {
        return generation.place();
    }
}
