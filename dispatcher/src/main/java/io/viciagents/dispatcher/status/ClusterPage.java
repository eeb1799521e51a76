package io.viciagents.dispatcher.status;

import io.viciagents.cluster.DispatcherAnnouncement;
import io.viciagents.cluster.DispatcherAnnouncement.Owned;
import io.viciagents.cluster.DispatcherAnnouncement.Standing;
import io.viciagents.cluster.NodeAnnouncement;
import io.viciagents.dispatcher.call.Moves;
import io.viciagents.dispatcher.ownership.Annals;
import io.viciagents.dispatcher.place.KnownNodes;
import io.viciagents.dispatcher.status.ClusterStatus.AsteriskLine;
import io.viciagents.dispatcher.status.ClusterStatus.DispatcherLine;
import io.viciagents.dispatcher.status.ClusterStatus.NodeLine;
import io.viciagents.service.ops.OpsAnswer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * {@code GET /cluster}: how the cluster stands, as JSON. Any thread.
 *
 * @param name of this dispatcher
 * @param configured how many dispatchers there are when all are up
 * @param asterisks of its configuration
 * @param nodes as it sees them
 * @param moves of its calls
 * @param annals what happened
 */
public record ClusterPage(
        String name, int configured, Set<String> asterisks, KnownNodes nodes, Moves moves, Annals annals) {
    /** Keeps what was given. */
    public ClusterPage {
        asterisks = new TreeSet<>(asterisks);
    }

    /** The page, with the dispatchers as they are now. */
    public OpsAnswer answer(List<DispatcherAnnouncement> dispatchers) {
        return OpsAnswer.json(200, StatusJson.write(status(dispatchers)));
    }

    ClusterStatus status(List<DispatcherAnnouncement> dispatchers) {
        return new ClusterStatus(
                name,
                configured,
                configured / 2 + 1,
                dispatchers.stream().map(ClusterPage::line).toList(),
                asterisks.stream().map(asterisk -> line(asterisk, dispatchers)).toList(),
                nodes.all().stream()
                        .sorted(Comparator.comparing(NodeAnnouncement::name))
                        .map(this::line)
                        .toList(),
                moves.last().stream()
                        .map(move ->
                                new ClusterStatus.Move(move.at(), move.call().toString(), move.reason()))
                        .toList(),
                annals.entries().stream()
                        .map(entry -> new ClusterStatus.Event(entry.at(), entry.asterisk(), entry.what()))
                        .toList());
    }

    private static DispatcherLine line(DispatcherAnnouncement dispatcher) {
        return new DispatcherLine(
                dispatcher.name(),
                word(dispatcher.phase()),
                dispatcher.owns().stream().map(Owned::asterisk).collect(Collectors.toCollection(TreeSet::new)),
                dispatcher.owns().stream().mapToInt(Owned::calls).sum());
    }

    /** Two may say that they own it: then one is in doubt. */
    private static AsteriskLine line(String asterisk, List<DispatcherAnnouncement> dispatchers) {
        return dispatchers.stream()
                .flatMap(dispatcher -> dispatcher.owns().stream()
                        .filter(owned -> owned.asterisk().equals(asterisk))
                        .map(owned -> line(asterisk, dispatcher, owned)))
                .min(Comparator.comparing(
                                (AsteriskLine line) -> line.standing().equals(Optional.of(word(Standing.IN_DOUBT))))
                        .thenComparing(AsteriskLine::epoch, Comparator.reverseOrder()))
                .orElseGet(() -> new AsteriskLine(asterisk, Optional.empty(), Optional.empty(), 0, 0));
    }

    private static AsteriskLine line(String asterisk, DispatcherAnnouncement owner, Owned owned) {
        return new AsteriskLine(
                asterisk,
                Optional.of(owner.name()),
                Optional.of(word(owned.standing())),
                owned.fence().epoch(),
                owned.calls());
    }

    private NodeLine line(NodeAnnouncement node) {
        return new NodeLine(
                node.name(),
                word(node.phase()),
                !nodes.silent().contains(node.node()),
                node.used(),
                node.slots(),
                node.free(),
                node.labels(),
                new TreeSet<>(node.profiles()));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
