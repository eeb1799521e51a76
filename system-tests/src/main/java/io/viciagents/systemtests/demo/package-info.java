/** What {@code ./demo} runs: everything together, shown live. */
@NullMarked
package io.viciagents.systemtests.demo;

import org.jspecify.annotations.NullMarked;
