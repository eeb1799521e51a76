package io.viciagents.dispatcher.ari;

import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * What every part of one Asterisk's connection stands on.
 *
 * @param context the one on which requests start, answers and events come, and all state is kept
 */
record Site(Vertx vertx, Context context, AriSettings settings, Credentials credentials) {
    /** Runs a step on the context: at once when we are there already, so that order is kept. */
    void onContext(Runnable step) {
        if (here()) {
            step.run();
        } else {
            context.runOnContext(now -> step.run());
        }
    }

    boolean here() {
        return context.equals(Vertx.currentContext());
    }
}
