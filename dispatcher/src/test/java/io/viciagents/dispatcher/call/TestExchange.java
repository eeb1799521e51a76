package io.viciagents.dispatcher.call;

import java.time.Clock;
import java.time.Duration;

/** An exchange with a fake behind every door, all of which tell the same story. */
final class TestExchange {
    private TestExchange() {}

    static Exchange of(Story story, FakeSwitchboard switchboard, FakeAgents agents, FakeRecords records, Leads leads) {
        return of(
                story,
                switchboard,
                agents,
                records,
                leads,
                (call, outcome, leaving) -> story.tell("book " + outcome.disposition() + " " + leaving));
    }

    static Exchange of(
            Story story,
            FakeSwitchboard switchboard,
            FakeAgents agents,
            FakeRecords records,
            Leads leads,
            Books books) {
        return new Exchange(
                switchboard,
                agents,
                leads,
                new DialplanEnds(switchboard),
                new KeysOnly(switchboard),
                books,
                records,
                limits(),
                new NoTimes(),
                new Chronicle(
                        event -> story.tell("history " + event.getClass().getSimpleName()), leads, Clock.systemUTC()));
    }

    /** Short, for what is not answered is waited for. */
    static Limits limits() {
        return new Limits(
                Duration.ofMillis(100),
                Duration.ofMillis(500),
                Duration.ofMillis(300),
                Duration.ofMillis(100),
                Duration.ofMillis(300),
                Duration.ofMillis(300),
                Duration.ofSeconds(2),
                Duration.ofMillis(200));
    }
}
