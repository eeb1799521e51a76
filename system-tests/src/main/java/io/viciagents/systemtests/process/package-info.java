/** Other processes: found, started, watched and ended, each by its own handle. */
@NullMarked
package io.viciagents.systemtests.process;

import org.jspecify.annotations.NullMarked;
