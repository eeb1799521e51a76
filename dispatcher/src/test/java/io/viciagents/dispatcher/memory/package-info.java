/** The dispatchers' common memory, for tests. */
@NullMarked
package io.viciagents.dispatcher.memory;

import org.jspecify.annotations.NullMarked;
