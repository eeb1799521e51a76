/** The event loops on which providers over a network are spoken to, apart from those of the media and of the cluster. */
@NullMarked
package io.viciagents.node.network;

import org.jspecify.annotations.NullMarked;
