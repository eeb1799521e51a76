/** OpenAI's Realtime, speech to speech, as recogniser, model and voice of the same conversation. Made from its documentation. */
@NullMarked
package io.viciagents.node.realtime;

import org.jspecify.annotations.NullMarked;
