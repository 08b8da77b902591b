/** Whether search is offered, over HTTP (contract 45 §1). */
@NullMarked
package io.ledgerchat.api.search;

import org.jspecify.annotations.NullMarked;
