/** The dialogue that a language model leads: what it is told, what it may do, and what of it reaches the caller. */
@NullMarked
package io.viciagents.node.mind;

import org.jspecify.annotations.NullMarked;
