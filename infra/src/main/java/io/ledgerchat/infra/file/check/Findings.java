package io.ledgerchat.infra.file.check;

import java.util.List;

/**
 * What a look at all files came to.
 *
 * @param files that are there
 * @param elsewhere how many of them providers keep, whose stores are not looked at
 * @param unfinished uploads that have begun, and are under way or broke off
 */
public record Findings(int files, int elsewhere, int unfinished, List<Finding> all) {
    public boolean isSound() {
        return all.isEmpty();
    }

    /** Without what an earlier look did not find: that was on its way. */
    Findings alsoIn(Findings earlier) {
        return new Findings(
                files,
                elsewhere,
                unfinished,
                all.stream().filter(earlier.all()::contains).toList());
    }
}
