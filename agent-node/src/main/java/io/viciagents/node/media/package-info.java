/** A call's audio: the shared sockets, the paced playout, what was heard and when. */
@NullMarked
package io.viciagents.node.media;

import org.jspecify.annotations.NullMarked;
