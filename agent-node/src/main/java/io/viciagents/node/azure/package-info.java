/** Azure's speech service by its own SDK, whose native threads and blocking calls stay in this package, off every event loop. */
@NullMarked
package io.viciagents.node.azure;

import org.jspecify.annotations.NullMarked;
