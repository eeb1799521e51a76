/** The calls that this node has: slots, fences, and the way from a dispatcher's words to a conversation. */
@NullMarked
package io.viciagents.node.host;

import org.jspecify.annotations.NullMarked;
