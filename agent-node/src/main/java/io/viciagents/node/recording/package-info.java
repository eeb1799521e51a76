/** What is kept of a call: its transcript and its sound, in a folder of its own. */
@NullMarked
package io.viciagents.node.recording;

import org.jspecify.annotations.NullMarked;
