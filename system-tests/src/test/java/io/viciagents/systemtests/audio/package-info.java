/** Tests. */
@NullMarked
package io.viciagents.systemtests.audio;

import org.jspecify.annotations.NullMarked;
