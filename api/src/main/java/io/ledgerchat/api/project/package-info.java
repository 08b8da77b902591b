/** Projects, the folders of conversations, over HTTP (contract 40 §4). */
@NullMarked
package io.ledgerchat.api.project;

import org.jspecify.annotations.NullMarked;
