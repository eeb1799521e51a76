package io.viciagents.dispatcher.call;

import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.CallStep;
import io.viciagents.cluster.NodeCommand;
import io.viciagents.cluster.NodeReport;
import io.viciagents.dispatcher.ari.CallerEntered;
import io.viciagents.dispatcher.ari.SwitchboardListener;
import io.viciagents.dispatcher.call.Signals.ConversationEnd.Concluded;
import io.viciagents.dispatcher.call.Signals.ConversationEnd.NodeLost;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The live calls of one Asterisk: an event either begins a call or is a signal to one. Any thread; calls run on virtual
 * threads of their own.
 */
public final class LiveCalls implements SwitchboardListener {
    private static final Logger log = LoggerFactory.getLogger(LiveCalls.class);

    private final Exchange exchange;
    private final Routes routes;
    private final Clock clock;
    private final CallThreads threads;
    private final Authority authority;
    private final News news;
    private final Reconciler reconciler;
    private final Map<String, Call> calls = new ConcurrentHashMap<>();
    private final AtomicBoolean yielded = new AtomicBoolean();
    private final RecentCalls closed = new RecentCalls();

    /**
     * @param authority of the tenure that these calls are served in
     * @param news who is told what becomes of this Asterisk
     */
    public LiveCalls(
            Exchange exchange, Routes routes, Clock clock, CallThreads threads, Authority authority, News news) {
        this.exchange = exchange;
        this.routes = routes;
        this.clock = clock;
        this.threads = threads;
        this.authority = authority;
        this.news = news;
        this.reconciler = new Reconciler(exchange, this, authority, threads);
    }

    @Override
    public void callerEntered(CallerEntered caller) {
        entered(caller, 0);
    }

    private void entered(CallerEntered caller, int generation) {
        Optional<CallRecord.Caller> read = Callers.read(caller, clock.instant());
        Optional<Route> route = read.flatMap(known -> routes.find(known.extension()));
        if (read.isEmpty() || route.isEmpty()) {
            turnAway(caller, read);
            return;
        }
        CallRef call = new CallRef(exchange.switchboard().name(), caller.channel());
        log.atInfo()
                .addKeyValue("call", call)
                .addKeyValue("direction", read.get().direction())
                .addKeyValue("extension", read.get().extension())
                .addKeyValue("profile", route.get().profile())
                .log("arrived");
        begin(
                new CallRecord(call, authority.fence(), read.get(), generation, new CallStep.Arrived()),
                route.get(),
                nothing -> {});
    }

    private void turnAway(CallerEntered caller, Optional<CallRecord.Caller> read) {
        log.atError()
                .addKeyValue("asterisk", exchange.switchboard().name())
                .addKeyValue("channel", caller.channel())
                .log(
                        "{}: sent on to the dialplan's fallback",
                        read.<String>map(known -> "no route for extension " + known.extension() + ", add one to routes")
                                .orElse("Stasis was not given direction, extension, name and number by the dialplan"));
        exchange.ends().fallBack(caller.channel());
    }

    /** Goes on with a call from its record, at whatever step it is. */
    private void begin(CallRecord record, Route route, Consumer<Signals> known) {
        String channel = record.call().channel();
        Call call = new Call(exchange, route, record, threads, authority);
        if (calls.putIfAbsent(channel, call) != null) {
            return;
        }
        if (yielded.get()) {
            calls.remove(channel);
            return;
        }
        known.accept(call.signals());
        threads.start("call " + record.call(), () -> {
            try {
                if (call.run() == Departure.ENDED) {
                    closed.add(channel);
                }
            } finally {
                calls.remove(channel);
            }
        });
    }

    /** A caller whom events did not tell of: goes on from what is known of the call, or begins now. */
    void adopt(CallerEntered caller, Traces traces) {
        CallRef ref = new CallRef(exchange.switchboard().name(), caller.channel());
        if (closed.contains(caller.channel())) {
            exchange.switchboard().hangUp(caller.channel());
            return;
        }
        if (traces.caller().isEmpty()) {
            entered(caller, traces.generation());
        } else {
            goOn(ref, traces, nothing -> {});
        }
    }

    /** A caller who left while events were missed: what is known of the call is written into the books. */
    void close(CallRef call, Traces traces) {
        if (!closed.contains(call.channel())) {
            goOn(call, traces, Signals::callerLeft);
        }
    }

    private void goOn(CallRef ref, Traces traces, Consumer<Signals> known) {
        CallRecord.Caller caller = traces.caller().orElseThrow();
        CallRecord record = new CallRecord(
                ref,
                authority.fence(),
                caller,
                traces.generation(),
                traces.step(),
                traces.record().map(CallRecord::refusals).orElse(0));
        log.atInfo().addKeyValue("call", ref).addKeyValue("step", record.step()).log("taken over");
        routes.find(caller.extension())
                .ifPresentOrElse(
                        route -> begin(record, route, known),
                        () -> log.atError()
                                .addKeyValue("call", ref)
                                .log("no route for extension {}: add one to routes", caller.extension()));
    }

    /** Whether this is a call that we have closed: what is left of it is deleted, not taken on. */
    boolean isClosed(String channel) {
        return closed.contains(channel);
    }

    boolean has(String channel) {
        return calls.containsKey(channel);
    }

    Set<String> channels() {
        return Set.copyOf(calls.keySet());
    }

    @Override
    public void channelLeft(String channel) {
        Optional<Ids.Media> media = Ids.mediaOf(channel);
        if (media.isPresent()) {
            find(media.get().caller())
                    .ifPresent(call -> call.signals()
                            .conversationEnded(media.get().generation(), new NodeLost("its media channel ended")));
            return;
        }
        find(channel).ifPresent(call -> call.signals().callerLeft());
    }

    /** An agent node is lost: its calls need another. */
    public void nodeLost(String node) {
        for (Call call : calls.values()) {
            CallRecord at = call.record();
            if (at.step().agent().filter(node::equals).isPresent()) {
                call.signals()
                        .conversationEnded(
                                at.generation(),
                                new NodeLost(
                                        "the node is gone", exchange.agents().silence(node)));
            }
        }
    }

    @Override
    public void dtmf(String channel, String digit) {
        find(channel)
                .map(Call::record)
                .ifPresent(at -> at.step()
                        .agent()
                        .ifPresent(node -> exchange.agents()
                                .tell(node, new NodeCommand.Dtmf(at.call(), at.fence(), at.generation(), digit))));
    }

    /** A node speaks of a call; false when it is none of ours, or not yet. */
    public boolean reported(NodeReport report) {
        Optional<Call> found = find(report.call().channel());
        found.ifPresent(call -> {
            Signals signals = call.signals();
            switch (report) {
                case NodeReport.FirstAudio first -> exchange.firstAudio(call.record());
                case NodeReport.Ended ended ->
                    signals.conversationEnded(ended.generation(), new Concluded(ended.outcome()));
                case NodeReport.Asked asked -> exchange.ask(call.record(), asked);
                case NodeReport.Moving moving -> signals.doubted(moving.generation(), new Doubt.Moving(moving.state()));
                case NodeReport.Lost lost -> signals.conversationEnded(lost.generation(), new NodeLost(lost.reason()));
            }
        });
        return found.isPresent();
    }

    private Optional<Call> find(String channel) {
        return Optional.ofNullable(calls.get(channel));
    }

    @Override
    public void connected() {
        look(news::inStep);
    }

    /** Looks for what was missed although events come. */
    public void audit() {
        look(found -> {});
    }

    private void look(Consumer<Found> done) {
        threads.start("reconcile " + exchange.switchboard().name(), () -> reconciler.run(yielded::get, done));
    }

    @Override
    public void disconnected() {
        log.atWarn()
                .addKeyValue("asterisk", exchange.switchboard().name())
                .addKeyValue("calls", calls.size())
                .log("no events: its calls go on, new ones wait in the dialplan");
        news.deaf();
    }

    @Override
    public void replaced() {
        news.replaced();
    }

    /** Another dispatcher owns this Asterisk now: every call is left as it is, and none begins. */
    public void yieldAll() {
        yielded.set(true);
        calls.values().forEach(call -> call.signals().ownershipLost());
    }

    /** How many calls there are now. */
    public int count() {
        return calls.size();
    }

    /** What becomes of an Asterisk that is served. Told on any thread. */
    public interface News {
        /** Events come, and all callers who are there are served. */
        void inStep(Found found);

        /** Events do not come; the connection tries again by itself. */
        void deaf();

        /** Another client took the Stasis application. */
        void replaced();
    }

    /**
     * What was found when events came (again).
     *
     * @param live calls that go on, or begin
     * @param deleted channels and bridges that nobody owned
     */
    public record Found(int live, int deleted) {}
}
