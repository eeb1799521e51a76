/** What decides what is said: the border between a conversation and a script, or a language model. */
@NullMarked
package io.viciagents.node.dialogue;

import org.jspecify.annotations.NullMarked;
