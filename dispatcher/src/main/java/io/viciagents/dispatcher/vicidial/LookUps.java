package io.viciagents.dispatcher.vicidial;

import io.vertx.core.Future;
import io.viciagents.vicidial.AgentUser;
import io.viciagents.vicidial.api.CallRecord;
import io.viciagents.vicidial.api.Lead;
import java.time.Instant;
import java.util.Optional;

/**
 * What is looked up about a call when it comes, all at once; each for itself, for one may be late or fail without the
 * others.
 *
 * @param lead who is on the line
 * @param user whose line VICIdial gave the call to
 * @param log what VICIdial's log says of it: the campaign or in-group
 * @param answered when the other party came on the line, by our clock
 */
record LookUps(
        Future<Optional<Lead>> lead,
        Future<Optional<AgentUser>> user,
        Future<Optional<CallRecord>> log,
        Future<Optional<Instant>> answered) {
    /** What is known so far. */
    static <T> Optional<T> known(Future<Optional<T>> lookUp) {
        return lookUp.succeeded() ? lookUp.result() : Optional.empty();
    }
}
