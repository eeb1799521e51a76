/** One call, as a story, from StasisStart until its channel has left us. */
@NullMarked
package io.viciagents.dispatcher.call;

import org.jspecify.annotations.NullMarked;
