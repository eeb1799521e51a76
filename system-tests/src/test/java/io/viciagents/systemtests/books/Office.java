package io.viciagents.systemtests.books;

import io.vertx.core.Vertx;
import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.CallRef;
import io.viciagents.dispatcher.ari.CallerEntered;
import io.viciagents.dispatcher.vicidial.CallTimes;
import io.viciagents.dispatcher.vicidial.DialerSettings;
import io.viciagents.dispatcher.vicidial.DoNotCallList;
import io.viciagents.dispatcher.vicidial.NewLeads;
import io.viciagents.dispatcher.vicidial.SummaryPlace;
import io.viciagents.service.configuration.Secret;
import io.viciagents.systemtests.vicidial.Delivered;
import io.viciagents.systemtests.vicidial.Faults;
import io.viciagents.systemtests.vicidial.StandIn;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;

/**
 * The stand-in VICIdial with one lead, a toy Asterisk, a node that says what it is told to, and a dispatcher that may die.
 * The dialer is in Denver, the lead in New York; it is ten in the morning there, on a Tuesday. Confined to the test's thread.
 */
final class Office implements AutoCloseable {
    static final long LEAD = 50;
    static final String PHONE = "7275551212";
    static final ZoneId DENVER = ZoneId.of("America/Denver");
    private static final Instant TUESDAY = Instant.parse("2026-12-01T15:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Vertx vertx = Vertx.vertx();
    private final HandClock clock = new HandClock(TUESDAY);
    private final ToyAsterisk asterisk = new ToyAsterisk();
    private final StandIn dialer = new StandIn(vertx, clock.withZone(DENVER), asterisk.ami());
    private final HandOutbox outbox = new HandOutbox(clock);
    private final ToyNode node = new ToyNode();
    private final Map<CallRef, CallRecord> records = new ConcurrentHashMap<>();
    private final List<Incarnation> lives = new ArrayList<>();
    private final Duration limit;
    private final SummaryPlace summary;

    Office() {
        this(Duration.ofSeconds(2), new SummaryPlace.Comments());
    }

    Office(Duration limit, SummaryPlace summary) {
        this.limit = limit;
        this.summary = summary;
        dialer.listen().await();
        dialer.books(books -> books.insert(
                        "vicidial_list",
                        "lead_id=50|status=NEW|list_id=1001|phone_code=1|phone_number=7275551212|gmt_offset_now=-5.00"
                                + "|first_name=Ann")
                .set("comments", "likes tea"));
        dialer.calls().follows(Duration.ofDays(1));
        dialer.calls().logIn();
        dialer.faults().decide(this::decide);
        asterisk.onHungUp(dialer.calls()::hungUp);
        begin(Mortality.immortal());
    }

    private Faults.Fate decide(Map<String, String> request) {
        String source = request.getOrDefault("source", "");
        return lives.stream()
                .filter(life -> source.equals(sourceOf(lives.indexOf(life))))
                .findFirst()
                .map(life -> switch (life.life().next()) {
                    case DONE -> Faults.Fate.ANSWERED;
                    case DONE_AND_DEAD -> Faults.Fate.ANSWER_LOST;
                    case UNDONE -> Faults.Fate.LOST;
                })
                .orElse(Faults.Fate.ANSWERED);
    }

    /** Another dispatcher begins, when the one before it is dead or has nothing to do. */
    void begin(Mortality life) {
        int number = lives.size();
        Incarnation born = new Incarnation(
                number + 1, life, settings(number), Denver.ROUTES, vertx, clock, asterisk, node, outbox, records);
        lives.add(born);
        asterisk.onLeaving(channel -> {
            if (!life.isDead()) {
                born.calls().channelLeft(channel);
            }
        });
        List<CallRef> left = records.keySet().stream()
                .filter(call -> !asterisk.isInStasis(call.channel()))
                .toList();
        left.forEach(call -> asterisk.showAgain(call.channel()));
        born.calls().connected();
        Awaitility.await()
                .atMost(SOON)
                .until(() -> born.calls().count() > 0 || left.stream().noneMatch(records::containsKey));
        left.forEach(call -> born.calls().channelLeft(call.channel()));
        node.reportsTo(born.calls()::reported);
    }

    /** The dispatcher that takes calls from now on may die. */
    void succeed(Mortality life) {
        lives.getLast().life().die();
        begin(life);
    }

    private static String sourceOf(int number) {
        return "dispatcher-" + number;
    }

    private DialerSettings settings(int number) {
        return new DialerSettings(
                "main",
                dialer.web(),
                "aiapi",
                Secret.of("aiapipass1"),
                sourceOf(number),
                DENVER,
                limit,
                Duration.ofSeconds(15),
                summary,
                List.of("APPT"),
                new CallTimes(LocalTime.of(9, 0), LocalTime.of(20, 0), List.of(DayOfWeek.values())),
                DoNotCallList.SYSTEM,
                Optional.of(new NewLeads(1001, "1")),
                0,
                Optional.empty());
    }

    StandIn dialer() {
        return dialer;
    }

    ToyAsterisk asterisk() {
        return asterisk;
    }

    ToyNode node() {
        return node;
    }

    HandOutbox outbox() {
        return outbox;
    }

    HandClock clock() {
        return clock;
    }

    Incarnation dispatcher() {
        return lives.getLast();
    }

    /** The campaign's call to the lead is delivered to us; answers its channel. */
    String outbound() {
        return deliver(dialer.calls().outbound(LEAD).orElseThrow());
    }

    /** The lead has called and is delivered to us; answers its channel. */
    String inbound() {
        return deliver(dialer.calls().inbound(PHONE, "AI_INBOUND").orElseThrow());
    }

    private String deliver(Delivered call) {
        CallerEntered entered = asterisk.delivered(call);
        dialer.calls().onChannel(call.callId(), entered.name());
        dispatcher().calls().callerEntered(entered);
        return entered.channel();
    }

    /** Somebody has come through a call menu, without VICIdial's knowledge; answers the channel. */
    String raw(String phone) {
        CallerEntered entered = asterisk.delivered(new Delivered("Ann Lee", phone, "7009001", "", 0));
        dispatcher().calls().callerEntered(entered);
        return entered.channel();
    }

    /** Waits until a conversation has begun. */
    void awaitTalk() {
        Awaitility.await().atMost(SOON).until(() -> node.begun() == 1);
    }

    /** Whether a call is known to whoever comes after. */
    boolean remembers() {
        return !records.isEmpty();
    }

    void awaitTalkOrDeath() {
        Awaitility.await().atMost(SOON).until(() -> dispatcher().isDead() || node.begun() == 1);
    }

    /** Waits until the dispatcher has no call left, or is dead. */
    void awaitEnd() {
        Awaitility.await()
                .atMost(SOON)
                .until(() -> dispatcher().isDead() || (dispatcher().calls().count() == 0 && records.isEmpty()));
    }

    /** Time passes, and all that is due is told, until nothing is left to be told; by another when the dispatcher dies. */
    void settle() {
        for (int turns = 0; turns < 60 && !outbox.isEmpty(); turns++) {
            if (dispatcher().isDead()) {
                begin(Mortality.immortal());
            }
            outbox.tell(dispatcher().clerk());
            clock.turn(Duration.ofSeconds(4));
        }
    }

    /** A column of the lead. */
    String lead(String column) {
        return dialer.books(books ->
                books.find("vicidial_list", "lead_id", LEAD).orElseThrow().get(column));
    }

    /** A column of the only call's log. */
    String log(String column) {
        return dialer.books(books -> books.rows("vicidial_log").stream()
                .findFirst()
                .or(() -> books.rows("vicidial_closer_log").stream().findFirst())
                .orElseThrow()
                .get(column));
    }

    /** How many rows a table has for the lead's number or the lead. */
    int rows(String table, String column, Object value) {
        return dialer.books(books -> books.all(table, column, value).size());
    }

    @Override
    public void close() {
        lives.forEach(Incarnation::close);
        vertx.close().await();
    }
}
