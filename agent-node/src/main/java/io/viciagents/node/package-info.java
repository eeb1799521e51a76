/** The agent node: its start, and how a call of the cluster becomes a conversation on a media loop. */
@NullMarked
package io.viciagents.node;

import org.jspecify.annotations.NullMarked;
