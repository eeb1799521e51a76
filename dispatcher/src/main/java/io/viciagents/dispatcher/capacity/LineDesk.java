package io.viciagents.dispatcher.capacity;

import io.vertx.core.Future;
import io.viciagents.vicidial.api.LinesWrite;

/** Who tells a dialer how many lines an entry has. Never blocks; fails when the dialer cannot be told. */
@FunctionalInterface
interface LineDesk {
    Future<LinesWrite> tell(Entry entry, Lines lines);
}
