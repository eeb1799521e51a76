/** What {@code ./bench} measures. */
@NullMarked
package io.viciagents.systemtests.bench;

import org.jspecify.annotations.NullMarked;
