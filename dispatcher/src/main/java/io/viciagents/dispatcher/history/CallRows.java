package io.viciagents.dispatcher.history;

import io.vertx.sqlclient.Tuple;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.ConversationMeasures;
import io.viciagents.cluster.ConversationSummary;
import io.viciagents.cluster.NextStep;
import io.viciagents.dispatcher.database.Database;
import io.viciagents.dispatcher.database.DatabaseDown;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes events into the tables {@code call}, {@code node_move} and {@code transcript_line}. Each event is harmless when it
 * is written twice or without those before it. Blocks; throws {@link DatabaseDown}.
 */
final class CallRows {
    private final Database database;

    CallRows(Database database) {
        this.database = database;
    }

    void write(CallEvent event) {
        switch (event) {
            case CallEvent.Arrived arrived -> write(arrived);
            case CallEvent.Identified known -> write(known);
            case CallEvent.Connected connected -> write(connected);
            case CallEvent.FirstAudio(CallRef call, Instant at) ->
                database.query(
                        "insert into call (call, asterisk, first_audio_at) values ($1, $2, $3) on conflict (call)"
                                + " do update set first_audio_at = coalesce(call.first_audio_at, $3)",
                        call.toString(),
                        call.asterisk(),
                        time(at));
            case CallEvent.Moved(CallRef call, Instant at, int generation, String reason) ->
                database.query(
                        "insert into node_move (call, generation, lost_at, reason) values ($1, $2, $3, $4)"
                                + " on conflict (call, generation) do update set lost_at = $3, reason = $4",
                        call.toString(),
                        generation,
                        time(at),
                        reason);
            case CallEvent.Talked talked -> write(talked);
            case CallEvent.Ended ended -> write(ended);
        }
    }

    private void write(CallEvent.Arrived arrived) {
        database.query(
                "insert into call (call, asterisk, direction, extension, caller_name, profile, phone, arrived_at)"
                        + " values ($1, $2, $3, $4, $5, $6, nullif($7, ''), $8) on conflict (call) do update set"
                        + " direction = $3, extension = $4, caller_name = $5, profile = $6,"
                        + " phone = coalesce(call.phone, nullif($7, '')), arrived_at = $8",
                arrived.call().toString(),
                arrived.call().asterisk(),
                arrived.caller().direction().name(),
                arrived.caller().extension(),
                arrived.caller().callerName(),
                arrived.profile(),
                digits(arrived.caller().callerNumber()),
                time(arrived.caller().arrived()));
    }

    private void write(CallEvent.Identified known) {
        database.query(
                "insert into call (call, asterisk, dialer, call_id, campaign, lead, phone, answered_at)"
                        + " values ($1, $2, $3, nullif($4, ''), nullif($5, ''), $6, nullif($7, ''), $8)"
                        + " on conflict (call) do update set dialer = $3,"
                        + " call_id = coalesce(nullif($4, ''), call.call_id),"
                        + " campaign = coalesce(nullif($5, ''), call.campaign), lead = coalesce($6, call.lead),"
                        + " phone = coalesce(nullif($7, ''), call.phone),"
                        + " answered_at = coalesce($8, call.answered_at)",
                known.call().toString(),
                known.call().asterisk(),
                known.dialer(),
                known.callId(),
                known.campaign(),
                known.lead().isPresent() ? (Long) known.lead().getAsLong() : null,
                digits(known.phone()),
                known.answered().map(CallRows::time).orElse(null));
    }

    private void write(CallEvent.Connected connected) {
        database.query(
                "insert into call (call, asterisk, connected_at) values ($1, $2, $3) on conflict (call)"
                        + " do update set connected_at = coalesce(call.connected_at, $3)",
                connected.call().toString(),
                connected.call().asterisk(),
                time(connected.at()));
        database.query(
                "insert into node_move (call, generation, node, connected_at, waited_ms) values ($1, $2, $3, $4, $5)"
                        + " on conflict (call, generation) do update set node = $3, connected_at = $4, waited_ms = $5",
                connected.call().toString(),
                connected.generation(),
                connected.node(),
                time(connected.at()),
                Math.toIntExact(connected.waited().toMillis()));
    }

    /** What several nodes told of one call is put together; each tells the cost of the whole call up to its end there. */
    private void write(CallEvent.Talked talked) {
        String call = talked.call().toString();
        ConversationSummary summary = talked.summary();
        database.query(
                "insert into node_move (call, generation, gap_ms, cost) values ($1, $2, $3, $4)"
                        + " on conflict (call, generation) do update set gap_ms = $3, cost = $4",
                call,
                talked.generation(),
                summary.gapMillis().toArray(Integer[]::new),
                summary.cost().orElse(null));
        database.query(
                "insert into call (call, asterisk) values ($1, $2) on conflict do nothing",
                call,
                talked.call().asterisk());
        database.query(
                "update call set profile_version = nullif($2, ''),"
                        + " gap_ms = coalesce((select array_agg(gap order by generation) from node_move"
                        + " cross join unnest(node_move.gap_ms) as gap where node_move.call = $1), '{}'),"
                        + " cost = (select max(cost) from node_move where node_move.call = $1),"
                        + " recording = coalesce($3, recording), transcript = coalesce($4, transcript),"
                        + " files_node = coalesce((select node from node_move where node_move.call = $1"
                        + " and generation = $5), files_node) where call = $1",
                call,
                summary.profileVersion(),
                summary.recording().orElse(null),
                summary.transcript().orElse(null),
                talked.generation());
        summary.measured().ifPresent(measured -> write(call, talked.generation(), measured));
        List<Tuple> lines = new ArrayList<>();
        for (ConversationSummary.Line line : summary.lines()) {
            lines.add(Tuple.from(List.of(
                    call,
                    talked.generation(),
                    lines.size(),
                    Math.toIntExact(line.at().toMillis()),
                    line.who().name(),
                    line.text().replace("\0", ""))));
        }
        database.batch("insert into transcript_line values ($1, $2, $3, $4, $5, $6) on conflict do nothing", lines);
    }

    private void write(String call, int generation, ConversationMeasures measured) {
        database.query(
                "update node_move set barge_in_ms = $3, false_interruptions = $4, cut_offs = $5, no_matches = $6,"
                        + " fillers = $7, dead_air_ms = $8, provider_errors = $9, tokens_read = $10,"
                        + " tokens_written = $11 where call = $1 and generation = $2",
                call,
                generation,
                measured.bargeInMillis().toArray(Integer[]::new),
                measured.falseInterruptions(),
                measured.cutOffs(),
                measured.noMatches(),
                measured.fillers(),
                measured.deadAirMillis(),
                measured.providerErrors(),
                measured.tokensRead(),
                measured.tokensWritten());
    }

    private void write(CallEvent.Ended ended) {
        database.query(
                "insert into call (call, asterisk, ended_at, disposition, next_step, leaving, summary)"
                        + " values ($1, $2, $3, $4, $5, $6, $7) on conflict (call) do update set"
                        + " ended_at = coalesce(call.ended_at, $3), disposition = $4, next_step = $5, leaving = $6,"
                        + " summary = $7",
                ended.call().toString(),
                ended.call().asterisk(),
                time(ended.at()),
                ended.outcome().disposition(),
                words(ended.outcome().next()),
                ended.leaving(),
                ended.outcome().summary());
    }

    /** A number is found however it is written. */
    private static String digits(String phone) {
        return phone.replaceAll("[^0-9]", "");
    }

    private static String words(NextStep next) {
        return switch (next) {
            case NextStep.HangUp() -> "hang-up";
            case NextStep.InGroup(String name) -> "in-group " + name;
            case NextStep.Extension(String number) -> "extension " + number;
        };
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
