/** One conversation: whose turn it is, what was heard, what was said, how it ended. */
@NullMarked
package io.viciagents.node.conversation;

import org.jspecify.annotations.NullMarked;
