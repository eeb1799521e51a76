/** Tests. */
@NullMarked
package io.viciagents.systemtests.process;

import org.jspecify.annotations.NullMarked;
