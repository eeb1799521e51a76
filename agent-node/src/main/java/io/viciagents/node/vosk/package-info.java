/** Vosk, in this process, with a model of the operator's own; nothing of it is loaded unless it is configured. */
@NullMarked
package io.viciagents.node.vosk;

import org.jspecify.annotations.NullMarked;
