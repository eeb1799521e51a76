package io.viciagents.dispatcher.reconcile;

import io.viciagents.dispatcher.books.BookTask;
import io.viciagents.dispatcher.books.Clerk;
import io.viciagents.dispatcher.books.DialerCall;
import io.viciagents.dispatcher.books.Posting;
import io.viciagents.dispatcher.books.Told;
import io.viciagents.dispatcher.call.Route;
import io.viciagents.dispatcher.call.Routes;
import io.viciagents.dispatcher.history.KeptEnd;
import io.viciagents.dispatcher.vicidial.Compared;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Compares our record of calls with VICIdial's logs and leads, and mends what can be mended. Blocks.
 *
 * <p>A call whose end nobody wrote down (its dispatcher died, and the caller hung up before another took it over) has what
 * its route says of callers who hang up early.
 */
public final class Reconciliation {
    private static final int MOST_TRIES = 6;
    /** In VICIdial's own name: the route that the call came by is no more. */
    private static final String NOBODY = "VDAD";
    /** VICIdial's "No Pitch No Price". */
    private static final String NO_PITCH = "NP";

    private final Books books;
    private final Clerk clerk;
    private final Routes routes;
    private final Consumer<Duration> pause;

    /**
     * @param clerk who mends
     * @param routes say in whose name it is written, and the status of a caller who hung up before anything was known
     * @param pause waits
     */
    public Reconciliation(Books books, Clerk clerk, Routes routes, Consumer<Duration> pause) {
        this.books = books;
        this.clerk = clerk;
        this.routes = routes;
        this.pause = pause;
    }

    /** Compares them all; a call that has neither lead nor call ID is in no books. */
    public List<Reconciled> compare(List<KeptEnd> calls) {
        return calls.stream()
                .filter(call -> call.lead() != 0)
                .map(this::compare)
                .toList();
    }

    private Reconciled compare(KeptEnd call) {
        BookTask.Disposition end = call.told().orElseGet(() -> end(call));
        return new Reconciled(
                call, end, books.compare(call.dialer(), end, call.ended().isEmpty()));
    }

    private BookTask.Disposition end(KeptEnd call) {
        Optional<Route> route = routes.find(call.extension());
        String user = route.flatMap(Route::remoteAgent)
                .map(entry -> entry.seenFrom(call.call().asterisk()).user())
                .orElse(NOBODY);
        return new BookTask.Disposition(
                new DialerCall(call.callId(), call.group(), call.lead(), user, ""),
                call.status()
                        .orElseGet(() -> route.map(Route::callerLeftDisposition).orElse(NO_PITCH)),
                call.toHumans() ? BookTask.LeadOwner.HUMANS : BookTask.LeadOwner.OURS,
                call.ended().orElse(call.arrived()));
    }

    /** Writes our disposition and reads it back, by the rules of the outbox; empty where that is no cure. */
    public Optional<Told> repair(Reconciled call) {
        return call.compared().difference().canBeRepaired()
                ? Optional.of(carriedOut(new Posting(
                        call.kept().call(),
                        0,
                        call.kept().dialer(),
                        call.end(),
                        call.end().ended())))
                : Optional.empty();
    }

    private Told carriedOut(Posting posting) {
        Told told = clerk.carryOut(posting);
        for (int tries = 1; tries < MOST_TRIES && told instanceof Told.Later(Duration after, String reason); tries++) {
            pause.accept(after);
            told = clerk.carryOut(posting);
        }
        return told;
    }

    /** VICIdial's books. */
    @FunctionalInterface
    public interface Books {
        /** Compares how a call ended with them. */
        Compared compare(String dialer, BookTask.Disposition end, boolean mayBeUp);
    }
}
