/** Samples and what is done to them: G.711, G.722, concealment of losses, voice activity. */
@NullMarked
package io.viciagents.node.audio;

import org.jspecify.annotations.NullMarked;
