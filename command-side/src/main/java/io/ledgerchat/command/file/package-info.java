/** Files: commands, the aggregate, and the ports to bytes, pictures and words. */
@NullMarked
package io.ledgerchat.command.file;

import org.jspecify.annotations.NullMarked;
