/** What is known of projects, the folders of conversations (contract 40 §4). */
@NullMarked
package io.ledgerchat.query.project;

import org.jspecify.annotations.NullMarked;
