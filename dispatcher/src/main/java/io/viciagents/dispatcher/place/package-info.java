/** Which agent node gets a call. */
@NullMarked
package io.viciagents.dispatcher.place;

import org.jspecify.annotations.NullMarked;
