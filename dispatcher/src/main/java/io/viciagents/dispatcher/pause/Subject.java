package io.viciagents.dispatcher.pause;

import io.viciagents.dispatcher.call.RemoteAgent;
import io.viciagents.dispatcher.call.Route;
import java.util.Optional;

/**
 * Whose calls.
 *
 * @param kind of word
 * @param name as the configuration has it
 */
public record Subject(Kind kind, String name) {
    /** What a call can be stopped by. */
    public enum Kind {
        /** The campaign of the remote-agent entry, whose in-groups' calls come by the same lines. */
        CAMPAIGN("campaign"),
        /** The in-group of the remote-agent entry, whose campaign's calls come by the same lines. */
        IN_GROUP("in-group"),
        /** The agent profile. */
        PROFILE("profile");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As commands and messages have it. */
        public String word() {
            return word;
        }
    }

    /** Whether the calls of that route are meant. */
    boolean meets(Route route) {
        return of(kind, route).filter(name::equals).isPresent();
    }

    /** What a route has of that kind. */
    static Optional<String> of(Kind kind, Route route) {
        return switch (kind) {
            case CAMPAIGN -> route.remoteAgent().map(RemoteAgent::campaign);
            case IN_GROUP -> route.remoteAgent().flatMap(RemoteAgent::inGroup);
            case PROFILE -> Optional.of(route.profile());
        };
    }

    @Override
    public String toString() {
        return kind.word() + " " + name;
    }
}
