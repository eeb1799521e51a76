/** Looks after the nodes that have calls: whether they answer, and whether media comes through. */
@NullMarked
package io.viciagents.dispatcher.watch;

import org.jspecify.annotations.NullMarked;
