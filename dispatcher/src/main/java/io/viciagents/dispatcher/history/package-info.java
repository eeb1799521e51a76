/** Which calls there were and what came of them, in the database: told by the call stories, read by people. */
@NullMarked
package io.viciagents.dispatcher.history;

import org.jspecify.annotations.NullMarked;
