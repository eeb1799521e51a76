/** How the cluster stands, for people and their tools. */
@NullMarked
package io.viciagents.dispatcher.status;

import org.jspecify.annotations.NullMarked;
