package io.viciagents.node.host;

import io.vertx.core.Future;
import io.viciagents.cluster.Assignment;
import io.viciagents.cluster.AssignmentReply;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.Direction;
import io.viciagents.cluster.Fence;
import io.viciagents.cluster.MediaAddress;
import io.viciagents.cluster.MediaFormat;
import io.viciagents.cluster.NodeCommand;
import io.viciagents.cluster.NodeDesk;
import io.viciagents.cluster.RehearsedMove;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls that nobody makes. Before a node says that it takes calls, it goes through its own path twice for each profile: the
 * offer, the media session (which hears its own packets), the greeting synthesised, a decoder loaded, the release; then the
 * same as if the call came from another node that fell silent. So callers do not wait for what a fresh process loads and
 * compiles, which took longer than an offer may.
 *
 * <p>They belong to an Asterisk that does not exist, by an authority below every dispatcher's, and never begin to talk:
 * nothing of them is recorded or reported. A rehearsal that fails costs nothing but a line in the log.
 */
public final class Rehearsal {
    private static final Logger log = LoggerFactory.getLogger(Rehearsal.class);
    private static final String NOWHERE = "rehearsal";

    private final NodeDesk desk;
    private final String host;
    private final Supplier<Future<?>> pause;
    private final InstantSource clock;

    /**
     * @param desk of this node; best reached as dispatchers do, by the cluster's lines
     * @param host on which the node listens for media
     * @param pause how long each call stays open
     * @param clock of the node
     */
    public Rehearsal(NodeDesk desk, String host, Supplier<Future<?>> pause, InstantSource clock) {
        this.desk = desk;
        this.host = host.equals("0.0.0.0") ? "127.0.0.1" : host;
        this.pause = pause;
        this.clock = clock;
    }

    /** Whether this is a call that nobody makes, of which nothing is kept. */
    public static boolean isOne(CallRef call) {
        return call.asterisk().equals(NOWHERE);
    }

    /** Two calls of each profile in each direction it knows, one after the other. Never fails. */
    public Future<Void> of(Set<String> profiles) {
        Future<Void> before = Future.succeededFuture();
        for (String profile : profiles) {
            for (Direction direction : Direction.values()) {
                before = before.compose(done -> call(profile, direction));
            }
        }
        return before;
    }

    private Future<Void> call(String profile, Direction direction) {
        CallRef call = new CallRef(NOWHERE, profile + "-" + direction);
        Fence nobody = new Fence(0, NOWHERE);
        Assignment first = new Assignment(call, nobody, 1, direction, profile, "", Map.of(), MediaFormat.ULAW);
        return offered(first)
                .compose(done -> offered(RehearsedMove.of(first, clock.instant())))
                .recover(failed -> {
                    log.atWarn()
                            .addKeyValue("profile", profile)
                            .log("rehearsal failed, the first call may be slow: {}", failed.getMessage());
                    return Future.succeededFuture();
                });
    }

    private Future<Void> offered(Assignment assignment) {
        return desk.offered(assignment).compose(reply -> switch (reply) {
            case AssignmentReply.Accepted(MediaAddress media) -> open(assignment, media.port());
            case AssignmentReply.Refused(AssignmentReply.Reason otherDirection) -> Future.<Void>succeededFuture();
        });
    }

    private Future<Void> open(Assignment assignment, int port) {
        CallRef call = assignment.call();
        Fence nobody = assignment.fence();
        int generation = assignment.generation();
        return desk.commanded(new NodeCommand.Connected(call, nobody, generation, new MediaAddress(host, port)))
                .compose(opened -> pause.get())
                .eventually(() -> desk.commanded(new NodeCommand.Release(call, nobody, generation)))
                .mapEmpty();
    }
}
