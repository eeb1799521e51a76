/** Real Asterisk, dispatchers, agent nodes and callers with voices: what proves all of it together. */
@NullMarked
package io.viciagents.systemtests;

import org.jspecify.annotations.NullMarked;
