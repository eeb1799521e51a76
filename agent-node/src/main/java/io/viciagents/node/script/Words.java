package io.viciagents.node.script;

import io.viciagents.node.profile.Profile;
import io.viciagents.node.profile.Value;
import io.viciagents.node.profile.Wording;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The fields of a call as they are spoken, or as they are written: the lead's, and over them the slots'. */
final class Words {
    private final Map<String, String> values;
    private final Profile profile;

    private Words(Map<String, String> values, Profile profile) {
        this.values = values;
        this.profile = profile;
    }

    static Words of(Map<String, String> lead, Map<String, Value> slots, Function<Value, String> form, Profile profile) {
        Map<String, String> values = new HashMap<>(lead);
        slots.forEach((name, value) -> values.put(name, form.apply(value)));
        return new Words(values, profile);
    }

    String fill(String text) {
        return Wording.fill(Wording.identify(text, profile.identity()), values, profile.lead());
    }

    /** A text that may be one field alone, with nothing taken out of its value. */
    String raw(String text) {
        return text.startsWith("{") ? field(text.substring(1, text.length() - 1)) : text;
    }

    String field(String name) {
        return values.getOrDefault(name, "");
    }
}
