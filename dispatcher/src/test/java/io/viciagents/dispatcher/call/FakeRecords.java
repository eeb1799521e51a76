package io.viciagents.dispatcher.call;

import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.ConversationState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Records in memory. */
final class FakeRecords implements Records {
    private final Story story;
    private final Map<CallRef, CallRecord> records = new ConcurrentHashMap<>();

    volatile Optional<ConversationState> conversation = Optional.empty();
    volatile Optional<CallRecord> last = Optional.empty();

    FakeRecords(Story story) {
        this.story = story;
    }

    @Override
    public void write(CallRecord record) {
        story.tell("write " + record.step().getClass().getSimpleName());
        records.put(record.call(), record);
        last = Optional.of(record);
    }

    @Override
    public Optional<CallRecord> find(CallRef call) {
        return Optional.ofNullable(records.get(call));
    }

    @Override
    public Optional<ConversationState> conversation(CallRecord call) {
        return conversation.filter(state -> call.generation() > 0);
    }

    @Override
    public void forgetConversation(CallRecord call) {
        story.tell("forget conversation");
    }

    @Override
    public void remove(CallRecord last) {
        story.tell("forget");
        records.remove(last.call());
    }

    @Override
    public List<CallRecord> of(String asterisk) {
        return List.copyOf(records.values());
    }
}
