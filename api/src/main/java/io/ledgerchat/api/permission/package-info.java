/**
 * Who may do what, over HTTP: what roles may do with features, access to resources, groups and people (contract 20
 * §I1).
 */
@NullMarked
package io.ledgerchat.api.permission;

import org.jspecify.annotations.NullMarked;
