/** Faults on a cluster with conversations under way, and what callers hear of them. */
@NullMarked
package io.viciagents.systemtests.chaos;

import org.jspecify.annotations.NullMarked;
