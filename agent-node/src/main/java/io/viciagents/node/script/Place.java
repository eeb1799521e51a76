package io.viciagents.node.script;

import io.viciagents.node.profile.Value;
import java.util.HashMap;
import java.util.Map;

/**
 * Where a conversation stands in its script.
 *
 * @param state the name of the state
 * @param slots filled so far
 * @param noInputs silences in a row
 * @param noMatches misunderstandings in a row
 */
record Place(String state, Map<String, Value> slots, int noInputs, int noMatches) {
    Place {
        slots = Map.copyOf(slots);
    }

    static Place at(String start) {
        return new Place(start, Map.of(), 0, 0);
    }

    Place in(String next) {
        return new Place(next, slots, 0, 0);
    }

    Place understood() {
        return new Place(state, slots, 0, 0);
    }

    Place silent() {
        return new Place(state, slots, noInputs + 1, noMatches);
    }

    Place misunderstood() {
        return new Place(state, slots, 0, noMatches + 1);
    }

    Place with(Map<String, Value> filled) {
        Map<String, Value> all = new HashMap<>(slots);
        all.putAll(filled);
        return new Place(state, all, noInputs, noMatches);
    }
}
