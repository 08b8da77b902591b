/** What the web client asks first: what this installation is and lets people do (contract 20 §§A, D–F). */
@NullMarked
package io.ledgerchat.api.startup;

import org.jspecify.annotations.NullMarked;
