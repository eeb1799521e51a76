/** A short run of {@code ./chaos}. */
@NullMarked
package io.viciagents.systemtests.chaos;

import org.jspecify.annotations.NullMarked;
