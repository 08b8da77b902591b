/** What happened to projects, the folders of conversations. */
@NullMarked
package io.ledgerchat.event.project;

import org.jspecify.annotations.NullMarked;
