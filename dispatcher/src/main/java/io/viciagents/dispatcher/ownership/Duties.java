package io.viciagents.dispatcher.ownership;

import io.viciagents.dispatcher.call.Authority;
import io.viciagents.dispatcher.call.News;

/** Where duties come from. */
@FunctionalInterface
public interface Duties {
    /**
     * Begins to serve an Asterisk. Called on the ownership's thread; never blocks.
     *
     * @param asterisk by its configured name
     * @param authority of this tenure
     * @param news who is told what becomes of it, on any thread
     */
    Duty begin(String asterisk, Authority authority, News news);
}
