/**
 * What proves the log, without the application: hashes of the tree, proofs, signed checkpoints, and the check of an export
 * with nothing but a public key.
 */
@NullMarked
package io.ledgerchat.infra.verifier;

import org.jspecify.annotations.NullMarked;
