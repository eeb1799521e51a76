/** Deepgram's recognition over WebSockets, as its documentation describes it; never held against its servers here. */
@NullMarked
package io.viciagents.node.deepgram;

import org.jspecify.annotations.NullMarked;
