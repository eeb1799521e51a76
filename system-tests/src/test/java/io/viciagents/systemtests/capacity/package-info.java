/** The lines of VICIdial's remote agents, and calls that are paused. */
@NullMarked
package io.viciagents.systemtests.capacity;

import org.jspecify.annotations.NullMarked;
