/** Tests. */
@NullMarked
package io.viciagents.systemtests.caller;

import org.jspecify.annotations.NullMarked;
