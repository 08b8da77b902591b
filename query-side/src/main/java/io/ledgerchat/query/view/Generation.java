package io.ledgerchat.query.view;

/**
 * One filling of a view.
 *
 * @param view the view's name
 * @param version the view's version when it was begun
 * @param number counts up for each filling of this view
 * @param live whether readers see it
 * @param grouped whether the processor of all live views fills it; otherwise it has one of its own
 */
public record Generation(String view, int version, int number, boolean live, boolean grouped) {
    /** Name of the schema or index that holds it, and of the processor that fills it. */
    public String place() {
        return view + "_v" + version + "_g" + number;
    }
}
