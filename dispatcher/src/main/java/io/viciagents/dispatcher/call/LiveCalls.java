package io.viciagents.dispatcher.call;

import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.NodeReport;
import io.viciagents.dispatcher.ari.CallerEntered;
import io.viciagents.dispatcher.ari.KeyPress;
import io.viciagents.dispatcher.ari.SwitchboardListener;
import io.viciagents.dispatcher.call.Signals.ConversationEnd.NodeLost;
import java.time.Clock;
import java.util.List;
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
    private final CallThreads threads;
    private final Authority authority;
    private final News news;
    private final Beginnings beginnings;
    private final Reconciler reconciler;
    private final Canaries canaries;
    private final Map<String, Call> calls = new ConcurrentHashMap<>();
    private final Map<String, Keys> handedOver = new ConcurrentHashMap<>();
    private final AtomicBoolean yielded = new AtomicBoolean();
    private final AtomicBoolean events = new AtomicBoolean();
    private final RecentCalls closed = new RecentCalls();

    /**
     * @param authority of the tenure that these calls are served in
     * @param news who is told what becomes of this Asterisk
     */
    public LiveCalls(
            Exchange exchange, Routes routes, Clock clock, CallThreads threads, Authority authority, News news) {
        this.exchange = exchange;
        this.threads = threads;
        this.authority = authority;
        this.news = news;
        this.beginnings = new Beginnings(exchange, routes, clock, authority);
        this.reconciler = new Reconciler(exchange, this, authority, threads);
        this.canaries = new Canaries(exchange, threads, authority);
    }

    @Override
    public void callerEntered(CallerEntered caller) {
        entered(caller, 0);
    }

    private void entered(CallerEntered caller, int generation) {
        beginnings.arrival(caller, generation).ifPresent(arrival -> begin(arrival, nothing -> {}));
    }

    /** Goes on with a call from its record, at whatever step it is. */
    private void begin(Beginnings.Beginning at, Consumer<Signals> known) {
        CallRecord record = at.record();
        String channel = record.call().channel();
        Call call = new Call(exchange, at.route(), record, threads, authority);
        if (calls.putIfAbsent(channel, call) != null) {
            return;
        }
        if (yielded.get()) {
            calls.remove(channel);
            return;
        }
        exchange.chronicle().arrived(record, at.route().profile());
        known.accept(call.signals());
        missed(call).forEach(call.keys()::overheard);
        threads.start("call " + record.call(), () -> {
            try {
                switch (call.run()) {
                    case ENDED -> closed.add(channel);
                    case YIELDED -> handedOver.put(channel, call.keys());
                    case UNBOOKED -> {
                        // The next look finds it.
                    }
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
        beginnings.takeover(ref, traces).ifPresent(step -> begin(step, known));
    }

    /** Whether this is a call that we have closed: what is left of it is deleted, not taken on. */
    boolean isClosed(String channel) {
        return closed.contains(channel);
    }

    /** Whether that is a call of ours, or a canary: what is made for it in Asterisk is wanted. */
    boolean has(String channel) {
        return calls.containsKey(channel) || canaries.keeps(channel);
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

    /** Watches the media of the nodes that have calls, and of no others. */
    public void keepCanaries() {
        canaries.keep(census().byNode().keySet());
    }

    /** No media comes through between this Asterisk and a node. */
    public void deaf(String node) {
        canaries.deaf(node);
    }

    /** The name of the Asterisk. */
    public String asterisk() {
        return exchange.switchboard().name();
    }

    /** By whose leave these calls are commanded. */
    public Authority authority() {
        return authority;
    }

    /** A call should have another node, if one is there. */
    public void doubted(String channel, int generation, Doubt doubt) {
        find(channel).ifPresent(call -> call.signals().doubted(generation, doubt));
    }

    /** A call's node answers, and its media comes through. */
    public void trusted(String channel, int generation) {
        find(channel).ifPresent(call -> call.signals().trusted(generation));
    }

    /** A node does not have a call that it should have. */
    public void nodeHasItNoLonger(String channel, int generation) {
        find(channel)
                .ifPresent(call ->
                        call.signals().conversationEnded(generation, new NodeLost("its node has it no longer")));
    }

    /** Events come here until the next owner takes them: keys of calls that were handed over go to their nodes as before. */
    @Override
    public void dtmf(String channel, KeyPress key) {
        find(channel)
                .map(Call::keys)
                .or(() -> Optional.ofNullable(handedOver.get(channel)))
                .ifPresent(keys -> keys.pressed(key));
    }

    /** A node speaks of a call; false when it is none of ours, or not yet. */
    public boolean reported(NodeReport report) {
        Optional<Call> found = find(report.call().channel());
        found.ifPresent(call -> {
            Signals signals = call.signals();
            switch (report) {
                case NodeReport.FirstAudio first -> firstAudio(call);
                case NodeReport.Ended ended -> signals.conversationEnded(ended.generation(), exchange.concluded(ended));
                case NodeReport.Asked asked -> asked(call, asked);
                case NodeReport.Moving moving -> signals.doubted(moving.generation(), new Doubt.Moving(moving.state()));
                case NodeReport.Lost lost -> signals.conversationEnded(lost.generation(), new NodeLost(lost.reason()));
            }
        });
        return found.isPresent();
    }

    /** Only the first sound of all answers a caller who has just come. */
    private void firstAudio(Call call) {
        if (call.signals().agentIsHeardFirst()) {
            exchange.firstAudio(call.record());
        }
    }

    /** A node that stood still may ask for what another node has asked for again meanwhile. */
    private void asked(Call call, NodeReport.Asked asked) {
        if (asked.generation() == call.record().generation()) {
            exchange.ask(call.record(), asked);
        }
    }

    private Optional<Call> find(String channel) {
        return Optional.ofNullable(calls.get(channel));
    }

    /** Keys that were pressed while nobody told us. */
    private List<KeyPress> missed(Call call) {
        return exchange.switchboard().keysHeard(call.record().call().channel());
    }

    @Override
    public void connected() {
        events.set(true);
        calls.values().forEach(call -> missed(call).forEach(call.keys()::pressed));
        look(news::inStep);
    }

    /** Looks for what was missed although events come. */
    public void audit() {
        look(found -> {});
    }

    private void look(Consumer<News.Found> done) {
        threads.start("reconcile " + exchange.switchboard().name(), () -> reconciler.run(yielded::get, done));
    }

    @Override
    public void disconnected() {
        events.set(false);
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

    /** The calls at this moment. */
    public Census census() {
        return new Census(
                exchange.switchboard().name(), calls.values(), events.get(), !yielded.get() && authority.holds());
    }

    /** How many calls there are now. */
    public int count() {
        return calls.size();
    }
}
