package io.viciagents.dispatcher.vicidial;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.viciagents.cluster.SharedEntries;
import io.viciagents.dispatcher.ari.Switchboard;
import io.viciagents.dispatcher.books.BookTask;
import io.viciagents.dispatcher.books.Clerk;
import io.viciagents.dispatcher.books.Outbox;
import io.viciagents.dispatcher.call.Routes;
import io.viciagents.vicidial.LeadId;
import io.viciagents.vicidial.api.Api;
import io.viciagents.vicidial.api.DialerClient;
import io.viciagents.vicidial.api.RemoteAgents;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All dialers: the way from a configuration to what calls turn to. */
public final class Dialers implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Dialers.class);

    private final Map<String, Dialer> dialers;
    private final Clerk clerk;
    private final MeterRegistry meters;
    private final Optional<SharedRefusals> refusals;

    private Dialers(Map<String, Dialer> dialers, MeterRegistry meters, Optional<SharedRefusals> refusals) {
        this.dialers = dialers;
        this.refusals = refusals;
        this.meters = meters;
        this.clerk = new VicidialClerk(dialers.values().stream().collect(Collectors.toMap(Dialer::name, Writing::new)));
    }

    /** For somebody who is alone. Connects to nothing yet. */
    public static Dialers of(List<DialerSettings> all, Vertx vertx, MeterRegistry meters, InstantSource clock) {
        return new Dialers(connected(all, new Ways(vertx, meters, clock, LoginNews.NONE)), meters, Optional.empty());
    }

    /**
     * For a dispatcher among others: a login that one of them was refused is tried by none. Connects to nothing yet.
     *
     * @param entries the dispatchers' common memory of refused logins
     */
    public static Dialers among(
            SharedEntries entries, List<DialerSettings> all, Vertx vertx, MeterRegistry meters, InstantSource clock) {
        SharedRefusals refusals = new SharedRefusals(entries);
        Map<String, Dialer> dialers = connected(all, new Ways(vertx, meters, clock, refusals));
        StatusesThere.look(all, vertx);
        dialers.values().forEach(ZoneRight::look);
        refusals.open(dialers.values());
        return new Dialers(dialers, meters, Optional.of(refusals));
    }

    private static Map<String, Dialer> connected(List<DialerSettings> all, Ways ways) {
        return all.stream().map(ways::dialer).collect(Collectors.toMap(Dialer::name, Function.identity()));
    }

    /** What every dialer is reached by. */
    private record Ways(Vertx vertx, MeterRegistry meters, InstantSource clock, LoginNews news) {
        Dialer dialer(DialerSettings settings) {
            ToldAlarm alarm = new ToldAlarm(settings.name(), meters, news);
            return new Dialer(
                    settings, new DialerClient(vertx, settings.access(), settings.allStatuses(), alarm), clock);
        }
    }

    /** Who carries postings out, at all of them. */
    public Clerk clerk() {
        return clerk;
    }

    /**
     * Compares how a call ended with what its dialer's books say. Blocks; throws {@link
     * io.viciagents.vicidial.api.DialerException} when the dialer does not answer.
     *
     * @param mayBeUp whether nobody knows that it has ended
     */
    public Compared compare(String dialer, BookTask.Disposition end, boolean mayBeUp) {
        return new Comparing(known(dialer)).compare(end, mayBeUp);
    }

    /** What the calls of one Asterisk turn to. */
    public DialerDesk desk(String dialer, Switchboard switchboard, Routes routes, Outbox outbox) {
        return DialerDesk.open(known(dialer), switchboard, routes, outbox, clerk, meters);
    }

    /** The remote-agent entries of one. */
    public RemoteAgents remoteAgents(String dialer) {
        return known(dialer).client().remoteAgents();
    }

    private Dialer known(String dialer) {
        Dialer known = dialers.get(dialer);
        if (known == null) {
            throw new IllegalArgumentException("dialer wanted of " + dialers.keySet() + ", got '" + dialer + "'");
        }
        return known;
    }

    /**
     * Asks each dialer for a lead, whichever: the first request of a process takes long, and a caller's greeting would go
     * without its name; a login that is refused is told now. What comes of it concerns nobody else.
     */
    public void warmUp() {
        dialers.values()
                .forEach(dialer -> dialer.client()
                        .leads()
                        .find(new LeadId(1))
                        .onFailure(failed -> log.atWarn()
                                .addKeyValue("dialer", dialer.name())
                                .log("does not answer yet: {}", failed.getMessage())));
    }

    /** After a human has mended what made a login refused. */
    public void tryLoginsAgain() {
        refusals.ifPresentOrElse(SharedRefusals::tryAgain, this::openGates);
    }

    private void openGates() {
        for (Dialer dialer : dialers.values()) {
            for (Api api : Api.values()) {
                dialer.client().tryLoginAgain(api);
            }
        }
    }

    @Override
    public void close() {
        refusals.ifPresent(SharedRefusals::close);
        dialers.values().forEach(dialer -> dialer.client().close());
    }
}
