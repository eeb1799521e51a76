package io.viciagents.systemtests.site;

import io.viciagents.systemtests.asterisk.AsteriskVersion;
import io.viciagents.systemtests.asterisk.LocalAsterisk;
import io.viciagents.systemtests.caller.CallReport;
import io.viciagents.systemtests.caller.CallScript;
import io.viciagents.systemtests.caller.CallerVoice;
import io.viciagents.systemtests.caller.VoiceCaller;
import io.viciagents.systemtests.centre.BackOffice;
import io.viciagents.systemtests.centre.CallCentre;
import io.viciagents.systemtests.centre.NodePlan;
import io.viciagents.systemtests.process.Patience;
import io.viciagents.systemtests.process.Project;
import io.viciagents.systemtests.vicidial.Delivered;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** A whole site, the calls that were held on it, each by its name, and the books afterwards. Confined to the test's thread. */
public final class HeldCalls implements AutoCloseable {
    /** Where the dialer is. */
    public static final ZoneId DIALER = ZoneId.of("America/Denver");
    /** How long VICIdial's daemon takes to see that an agent has a call; a caller who is gone by then counts as dropped. */
    public static final Duration DAEMON_FOLLOWS = Duration.ofSeconds(3);

    private static final Duration READ_BACK = Duration.ofSeconds(2);
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(60);

    private final AsteriskVersion version;
    private final LocalPostgres postgres = LocalPostgres.start();
    private final CallerVoice voice = new CallerVoice(CallerVoice.CALLER);
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Future<Held>> held = new LinkedHashMap<>();
    private final VicidialSite site;
    private final CallCentre centre;

    private HeldCalls(AsteriskVersion version, Path folder) {
        this.version = version;
        this.site = VicidialSite.start(version, DIALER, Project.subfolder(folder, "asterisk"));
        site.dialer().calls().follows(DAEMON_FOLLOWS);
        this.centre = CallCentre.start(
                List.of(site.asterisk()),
                LocalAsterisk::ariUrl,
                NodePlan.times(2, 10),
                new BackOffice(Optional.of(site.at(READ_BACK)), Optional.of(postgres.url())),
                folder);
    }

    /** Starts a site, a dispatcher and two agent nodes, with their files in this folder. */
    public static HeldCalls start(AsteriskVersion version, Path folder) {
        return new HeldCalls(version, folder);
    }

    /** Which Asterisk. */
    public AsteriskVersion version() {
        return version;
    }

    /** The dialer and its Asterisk. */
    public VicidialSite site() {
        return site;
    }

    /** Dispatcher and nodes. */
    public CallCentre centre() {
        return centre;
    }

    /** Each node has had a call: the first one of a cold JVM on a busy machine may be slow. */
    public void warmUp() {
        CallScript brief = CallScript.start().listenFor(Duration.ofSeconds(1)).hangUp();
        outbound("warm outbound", "Gus", brief);
        inbound("warm inbound", brief);
        held.keySet().forEach(this::of);
    }

    /** How many calls there were. */
    public int count() {
        return held.size();
    }

    /** The campaign calls a lead of that name. */
    public void outbound(String name, String firstName, CallScript script) {
        String phone = phone();
        long lead = site.lead(firstName, phone);
        hold(name, phone, script, caller -> Optional.of(site.outbound(lead, caller)));
    }

    /** Somebody rings the in-group. */
    public void inbound(String name, CallScript script) {
        String phone = phone();
        hold(name, phone, script, caller -> Optional.of(site.inbound(phone, caller)));
    }

    /** Somebody comes past VICIdial. */
    public void raw(String name, CallScript script) {
        String phone = phone();
        hold(name, phone, script, caller -> {
            site.raw("Fay Moon", phone, caller);
            return Optional.empty();
        });
    }

    private String phone() {
        return "21255501%02d".formatted(held.size() + 1);
    }

    private void hold(String name, String phone, CallScript script, Function<VoiceCaller, Optional<Delivered>> placed) {
        held.put(name, callers.submit(() -> {
            try (VoiceCaller caller = new VoiceCaller(voice)) {
                Instant began = Instant.now();
                Optional<Delivered> call = placed.apply(caller);
                CallReport report = caller.play(script);
                return new Held(this, phone, call, report, began);
            }
        }));
        Patience.pass(Duration.ofMillis(300));
    }

    /** Waits until all have ended, nothing is left anywhere, and VICIdial has been told all that it must be told. */
    public void awaitAll() {
        held.keySet().forEach(this::of);
        centre.awaitNothingLeft(SETTLED_WITHIN);
        Patience.until(
                "all calls to be in the books",
                SETTLED_WITHIN,
                () -> history("count(disposition)", "true").equals(List.of(List.of(String.valueOf(held.size()))))
                        && postings("state = 'WAITING'").isEmpty());
    }

    /** The call of that name, once it is over. */
    public Held of(String name) {
        try {
            return Optional.ofNullable(held.get(name)).orElseThrow().get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException failed) {
            throw new IllegalStateException("the call '" + name + "' failed", failed);
        }
    }

    /** Columns of our record of calls. */
    public List<List<String>> history(String columns, String condition) {
        return postgres.query("select " + columns + " from call where " + condition);
    }

    /** What VICIdial was told, or not. */
    public List<List<String>> postings(String condition) {
        return postgres.query("select task, state, said from posting where " + condition);
    }

    /** A column of the rows of a table of VICIdial's. */
    public List<String> rows(String table, String column, Object value, String wanted) {
        return site.dialer()
                .books(books -> books.all(table, column, value).stream()
                        .map(row -> row.get(wanted))
                        .toList());
    }

    @Override
    public void close() {
        callers.shutdownNow();
        centre.close();
        site.close();
        voice.close();
        postgres.close();
    }

    /**
     * A call that was held.
     *
     * @param phone the other party's
     * @param call as VICIdial delivered it; empty for one that came past it
     * @param report the other party's
     * @param began when it was placed
     */
    public record Held(HeldCalls calls, String phone, Optional<Delivered> call, CallReport report, Instant began) {
        /** VICIdial's number of its lead. */
        public long leadId() {
            return call.orElseThrow().lead();
        }

        /** VICIdial's name of it. */
        public String callId() {
            return call.orElseThrow().callId();
        }

        /** A column of VICIdial's log of it. */
        public String log(String column) {
            boolean inbound = callId().startsWith("Y");
            return calls.rows(inbound ? "vicidial_closer_log" : "vicidial_log", "caller_code", callId(), column)
                    .getFirst();
        }

        /** A column of its lead. */
        public String lead(String column) {
            return calls.rows("vicidial_list", "lead_id", leadId(), column).getFirst();
        }

        /** What was said by AGENT or CALLER, by our history. */
        public List<String> said(String who) {
            return calls
                    .postgres
                    .query("select text from transcript_line join call using (call) where who = '" + who + "' and "
                            + condition() + " order by generation, position")
                    .stream()
                    .map(List::getFirst)
                    .toList();
        }

        /** Lets our record say that it was so much earlier. */
        public void wasHeldEarlier(Duration earlier) {
            String before = " - interval '" + earlier.toSeconds() + " seconds'";
            calls.postgres.query("update call set arrived_at = arrived_at" + before + ", connected_at = connected_at"
                    + before + ", ended_at = ended_at" + before + " where " + condition() + " returning call");
        }

        /** By which our record of it is found. */
        public String condition() {
            return "call_id = '" + callId() + "'";
        }
    }
}
