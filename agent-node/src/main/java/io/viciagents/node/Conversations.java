package io.viciagents.node;

import io.viciagents.cluster.Assignment;
import io.viciagents.cluster.AssignmentReply.Reason;
import io.viciagents.node.embedded.EmbeddedSpeech;
import io.viciagents.node.host.Talk;
import io.viciagents.node.host.TalkListener;
import io.viciagents.node.host.Talks;
import io.viciagents.node.media.MediaLoop;
import io.viciagents.node.media.MediaSession;
import io.viciagents.node.profile.Profiles;
import io.viciagents.service.Running;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Conversations by the profiles of this node. */
final class Conversations implements Talks, AutoCloseable {
    private final Profiles profiles;

    private Conversations(Profiles profiles) {
        this.profiles = profiles;
    }

    static Conversations open(
            AgentNodeConfiguration configuration, Profiles profiles, EmbeddedSpeech speech, Running running) {
        return new Conversations(profiles);
    }

    @Override
    public Set<String> profiles() {
        return profiles.all().stream().map(profile -> profile.name()).collect(Collectors.toSet());
    }

    @Override
    public Optional<Reason> refusal(Assignment assignment) {
        return Optional.empty();
    }

    @Override
    public void expect(Assignment assignment) {}

    @Override
    public Talk open(
            Assignment assignment,
            Map<String, String> lead,
            MediaLoop loop,
            MediaSession media,
            TalkListener listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
