package io.viciagents.dispatcher.call;

import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.CallStep;
import io.viciagents.cluster.CallStep.Arrived;
import io.viciagents.cluster.CallStep.Conversing;
import io.viciagents.cluster.CallStep.Ending;
import io.viciagents.cluster.CallStep.Left;
import io.viciagents.cluster.CallStep.Overflowing;
import io.viciagents.cluster.CallStep.Placed;
import io.viciagents.cluster.HeldCalls.Stage;
import io.viciagents.cluster.NodeReport;
import io.viciagents.dispatcher.call.RollCall.Present;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is left to tell of a call by which its owner did not stay: its record, which may be old or lost; what nodes say; the
 * media channels in Asterisk, whose ids tell the generation. Put together they say where to go on. Pure.
 *
 * @param record as its last owner wrote it
 * @param nodes that have the call
 * @param media generations of the media channels that are there
 * @param silent nodes that did not answer
 */
record Traces(Optional<CallRecord> record, List<Present> nodes, Set<Integer> media, Set<String> silent) {
    Traces {
        nodes = List.copyOf(nodes);
        media = Set.copyOf(media);
        silent = Set.copyOf(silent);
    }

    /** Who called, by whoever remembers it. */
    Optional<CallRecord.Caller> caller() {
        return record.map(CallRecord::caller)
                .or(() -> nodes.stream()
                        .flatMap(node -> node.held().caller().stream())
                        .findFirst());
    }

    /** Whether somebody talks of whom nobody here knows: all dispatchers were lost, and its node is not back yet. */
    boolean areMediaAlone() {
        return record.isEmpty() && nodes.isEmpty() && !media.isEmpty();
    }

    /**
     * From where to go on. Whatever was decided and written down is done; a node that talks, by a media channel that is
     * there, goes on talking, whether or not that was written down; anything else begins anew, with another node.
     */
    CallStep step() {
        CallStep written = record.map(CallRecord::step).orElseGet(Arrived::new);
        return switch (written) {
            case Ending ending -> ending;
            case Overflowing overflowing -> overflowing;
            case Left left -> left;
            case Conversing with -> talking().orElseGet(() -> unlessItAnswered(with));
            case Arrived arrived -> talking().orElse(arrived);
            case Placed placed -> talking().orElseGet(Arrived::new);
        };
    }

    /** A node that is silent may still have it: whoever watches over nodes will say. One that answers has it not. */
    private CallStep unlessItAnswered(Conversing with) {
        return silent.contains(with.node()) ? with : new Arrived();
    }

    private Optional<CallStep> talking() {
        return talker().map(Traces::stepOf);
    }

    private Optional<Present> talker() {
        int recorded = record.map(CallRecord::generation).orElse(0);
        return nodes.stream()
                .filter(node -> node.held().stage() == Stage.TALKING)
                .filter(node -> node.held().generation() >= recorded)
                .filter(node -> media.contains(node.held().generation()))
                .max(Comparator.comparingInt(node -> node.held().generation()));
    }

    private static CallStep stepOf(Present talker) {
        return talker.held()
                .lastWord()
                .<CallStep>map(word -> word instanceof NodeReport.Ended ended
                        ? new Ending(talker.node(), talker.nodeName(), ended.outcome())
                        : new Arrived())
                .orElseGet(() -> new Conversing(talker.node(), talker.nodeName()));
    }

    /** The generation at that step; before the next node it is the highest that anybody has seen, for ids are given once. */
    int generation() {
        int recorded = record.map(CallRecord::generation).orElse(0);
        return switch (step()) {
            case Arrived none -> highestGeneration();
            case Placed none -> highestGeneration();
            case Conversing with ->
                talker().map(node -> node.held().generation()).orElse(recorded);
            case Ending with -> talker().map(node -> node.held().generation()).orElse(recorded);
            case Overflowing none -> highestGeneration();
            case Left none -> highestGeneration();
        };
    }

    private int highestGeneration() {
        return IntStream.concat(
                        Stream.concat(
                                        record.map(CallRecord::generation).stream(),
                                        nodes.stream().map(node -> node.held().generation()))
                                .mapToInt(Integer::intValue),
                        media.stream().mapToInt(Integer::intValue))
                .max()
                .orElse(0);
    }
}
