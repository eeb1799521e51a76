/** Time as it is given to everything that waits, so that tests can turn it by hand. */
@NullMarked
package io.viciagents.node.time;

import org.jspecify.annotations.NullMarked;
