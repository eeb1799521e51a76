package io.viciagents.node.script;

import io.viciagents.cluster.DialogueMemory;
import io.viciagents.node.dialogue.Happening;
import io.viciagents.node.profile.Profile;
import io.viciagents.node.profile.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A script's memory: where it stands, and what it was asked there and has not completely answered.
 *
 * @param place before the answer that is under way, if one is
 * @param unanswered what that answer is to
 */
record Recollection(Place place, Optional<Happening> unanswered) {
    private static final String KIND = "script";

    static Recollection at(Place place) {
        return new Recollection(place, Optional.empty());
    }

    DialogueMemory memory() {
        Map<String, Object> slots = new HashMap<>();
        place.slots()
                .forEach(
                        (name, value) -> slots.put(name, Map.of("spoken", value.spoken(), "written", value.written())));
        Map<String, Object> content = new HashMap<>();
        content.put("state", place.state());
        content.put("slots", slots);
        content.put("noInputs", place.noInputs());
        content.put("noMatches", place.noMatches());
        unanswered.ifPresent(happening -> content.put("unanswered", told(happening)));
        return new DialogueMemory(KIND, content);
    }

    /** What a script wrote, perhaps one of another version: a state that this profile does not have is its start. */
    static Recollection of(DialogueMemory memory, Profile profile) {
        Map<String, Object> content = memory.content();
        String state = text(content.get("state"));
        if (!memory.kind().equals(KIND) || !profile.states().containsKey(state)) {
            return at(Place.at(profile.start()));
        }
        Map<String, Value> slots = new HashMap<>();
        map(content.get("slots")).forEach((name, value) -> slots.put(String.valueOf(name), value(map(value))));
        return new Recollection(
                new Place(state, slots, number(content.get("noInputs")), number(content.get("noMatches"))),
                happening(map(content.get("unanswered"))));
    }

    private static Map<String, Object> told(Happening happening) {
        return switch (happening) {
            case Happening.Opened() -> Map.of("opened", true);
            case Happening.Said(String words) -> Map.of("said", words);
            case Happening.Pressed(String keys) -> Map.of("pressed", keys);
            case Happening.Silence(int times) -> Map.of("silence", times);
            case Happening.ActionFailed(String reason) -> Map.of("failed", reason);
            case Happening.TimeUp() -> Map.of("timeUp", true);
            case Happening.Resumed() -> Map.of();
        };
    }

    private static Optional<Happening> happening(Map<?, ?> told) {
        return told.entrySet().stream().findFirst().flatMap(entry -> switch (String.valueOf(entry.getKey())) {
            case "opened" -> Optional.of(new Happening.Opened());
            case "said" -> Optional.of(new Happening.Said(text(entry.getValue())));
            case "pressed" -> Optional.of(new Happening.Pressed(text(entry.getValue())));
            case "silence" -> Optional.of(new Happening.Silence(number(entry.getValue())));
            case "failed" -> Optional.of(new Happening.ActionFailed(text(entry.getValue())));
            case "timeUp" -> Optional.of(new Happening.TimeUp());
            default -> Optional.empty();
        });
    }

    private static Value value(Map<?, ?> told) {
        return new Value(text(told.get("spoken")), text(told.get("written")));
    }

    private static Map<?, ?> map(@Nullable Object told) {
        return told instanceof Map<?, ?> map ? map : Map.of();
    }

    private static String text(@Nullable Object told) {
        return told instanceof String text ? text : "";
    }

    private static int number(@Nullable Object told) {
        return told instanceof Number number ? number.intValue() : 0;
    }
}
