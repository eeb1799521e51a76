/**
 * Providers as calls use them: built once for the node from its configuration, each watched by a gate, and put in a chain for
 * each call, so that another takes over from one that fails.
 */
@NullMarked
package io.viciagents.node.chain;

import org.jspecify.annotations.NullMarked;
