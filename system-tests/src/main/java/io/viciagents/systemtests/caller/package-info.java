/** Callers with voices: they listen, speak, press keys, and know how their call ended. */
@NullMarked
package io.viciagents.systemtests.caller;

import org.jspecify.annotations.NullMarked;
