/**
 * How many calls at once each dialer may send us: the lines of its remote-agent entries follow the free slots of the agent
 * nodes. Start at {@link io.viciagents.dispatcher.capacity.Capacity}.
 */
@NullMarked
package io.viciagents.dispatcher.capacity;

import org.jspecify.annotations.NullMarked;
