package io.viciagents.dispatcher.outbox;

import io.viciagents.dispatcher.books.Clerk;
import io.viciagents.dispatcher.books.Posting;
import io.viciagents.dispatcher.books.Told;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Writes down what it carried out, and answers as it is told to. */
final class FakeClerk implements Clerk {
    private final List<String> story = new CopyOnWriteArrayList<>();
    private volatile Function<Posting, Told> answer = posting -> new Told.Done("SUCCESS");

    void answers(Function<Posting, Told> next) {
        answer = next;
    }

    List<String> story() {
        return story;
    }

    @Override
    public Told carryOut(Posting posting) {
        Told told = answer.apply(posting);
        story.add(posting.call().channel() + "#" + posting.number() + " "
                + told.getClass().getSimpleName());
        return told;
    }
}
