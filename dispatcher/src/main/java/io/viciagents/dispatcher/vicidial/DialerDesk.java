package io.viciagents.dispatcher.vicidial;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.viciagents.dispatcher.ari.Switchboard;
import io.viciagents.dispatcher.books.Clerk;
import io.viciagents.dispatcher.books.Outbox;
import io.viciagents.dispatcher.call.Books;
import io.viciagents.dispatcher.call.DialplanEnds;
import io.viciagents.dispatcher.call.Ends;
import io.viciagents.dispatcher.call.KeysOnly;
import io.viciagents.dispatcher.call.Leads;
import io.viciagents.dispatcher.call.LoggedBooks;
import io.viciagents.dispatcher.call.Requests;
import io.viciagents.dispatcher.call.Routes;
import java.util.Map;

/**
 * What the calls of one Asterisk turn to at its dialer.
 *
 * @param leads who is on the line
 * @param ends how callers leave
 * @param requests who does what conversations ask for
 * @param books where it is written how calls ended
 */
public record DialerDesk(Leads leads, Ends ends, Requests requests, Books books) {
    /** Of an Asterisk without VICIdial. */
    public static DialerDesk none(Switchboard switchboard) {
        return new DialerDesk(
                call -> Future.succeededFuture(Map.of()),
                new DialplanEnds(switchboard),
                new KeysOnly(switchboard),
                new LoggedBooks());
    }

    static DialerDesk open(
            Dialer dialer, Switchboard switchboard, Routes routes, Outbox outbox, Clerk clerk, MeterRegistry meters) {
        CallFiles files = new CallFiles(dialer, routes, new LookingUp(dialer, switchboard));
        Papers papers = new Papers(dialer, routes);
        DialplanEnds dialplan = new DialplanEnds(switchboard);
        return new DialerDesk(
                new VicidialLeads(files),
                new VicidialEnds(dialer, files, papers, outbox, clerk, dialplan, meters),
                new VicidialRequests(dialer, files, outbox, new KeysOnly(switchboard)),
                new VicidialBooks(files, papers, outbox, new LoggedBooks()));
    }
}
