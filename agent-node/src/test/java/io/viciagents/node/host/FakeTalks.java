package io.viciagents.node.host;

import io.viciagents.cluster.Assignment;
import io.viciagents.cluster.AssignmentReply.Reason;
import io.viciagents.cluster.CallAnswer;
import io.viciagents.node.conversation.ConversationListener;
import io.viciagents.node.media.MediaLoop;
import io.viciagents.node.media.MediaSession;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Conversations that say nothing, and remember what they were told. */
final class FakeTalks implements Talks {
    private final List<String> story = new CopyOnWriteArrayList<>();
    private volatile Optional<ConversationListener> listener = Optional.empty();

    List<String> story() {
        return List.copyOf(story);
    }

    ConversationListener listener() {
        return listener.orElseThrow();
    }

    @Override
    public Set<String> profiles() {
        return Set.of("offer");
    }

    @Override
    public Optional<Reason> refusal(Assignment assignment) {
        return assignment.profile().equals("offer") ? Optional.empty() : Optional.of(Reason.NO_SUCH_PROFILE);
    }

    @Override
    public void expect(Assignment assignment) {
        story.add("expect " + assignment.generation());
    }

    @Override
    public Talk open(
            Assignment assignment,
            Map<String, String> lead,
            MediaLoop loop,
            MediaSession media,
            ConversationListener told) {
        story.add("open " + assignment.generation() + " " + lead);
        listener = Optional.of(told);
        return new FakeTalk();
    }

    private final class FakeTalk implements Talk {
        @Override
        public void begin() {
            story.add("begin");
        }

        @Override
        public void lead(Map<String, String> fields) {
            story.add("lead " + fields);
        }

        @Override
        public void dtmf(String digit, Optional<Instant> at) {
            story.add("dtmf " + digit);
        }

        @Override
        public void answered(long number, CallAnswer answer) {
            story.add("answered " + number + " " + answer);
        }

        @Override
        public void failed(String reason) {
            story.add("failed " + reason);
        }

        @Override
        public void leave() {
            story.add("leave");
        }

        @Override
        public void stay() {
            story.add("stay");
        }

        @Override
        public void callerLeft() {
            story.add("caller left");
        }

        @Override
        public void close() {
            story.add("close");
        }
    }
}
