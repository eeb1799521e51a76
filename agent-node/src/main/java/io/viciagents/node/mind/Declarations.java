package io.viciagents.node.mind;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viciagents.node.model.ToolDeclaration;
import io.viciagents.node.profile.Tool;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How the tools of a profile are declared to a model. Each is one function with a JSON schema. */
final class Declarations {
    static final String END_CALL = "end_call";
    static final String TRANSFER = "transfer";
    static final String CALLBACK = "schedule_callback";
    static final String DISPOSITION = "set_disposition";
    static final String NEVER_AGAIN = "do_not_call";
    static final String LEAD = "update_lead";
    static final String KEYS = "send_keys";
    static final String DISCRETION = "set_recording";
    static final String NUMBER = "ask_for_typed_number";

    private Declarations() {}

    /** Whether the caller may come to a human by this tool, who is asked for first. */
    static boolean leaves(String tool) {
        return tool.equals(TRANSFER) || tool.equals(END_CALL);
    }

    static ToolDeclaration of(Tool tool) {
        return switch (tool) {
            case Tool.EndCall(Map<String, String> ends) ->
                new ToolDeclaration(
                        END_CALL,
                        "Ends the call; the caller hears a goodbye. How it ended: " + choices(ends),
                        object().choice("end", "how the call ended", ends)
                                .summary()
                                .json());
            case Tool.Transfer(Map<String, String> ends) ->
                new ToolDeclaration(
                        TRANSFER,
                        "Hands the caller over, if somebody is there. To whom: " + choices(ends),
                        object().choice("to", "who takes the caller", ends)
                                .summary()
                                .json());
            case Tool.Callback callback -> callback();
            case Tool.Disposition(Map<String, String> statuses) ->
                new ToolDeclaration(
                        DISPOSITION,
                        "Notes what the call has come to, as soon as it is certain. " + choices(statuses),
                        object().choice("status", "what it has come to", statuses)
                                .json());
            case Tool.NeverAgain never ->
                new ToolDeclaration(NEVER_AGAIN, "The caller does not want to be called again, ever.", object().json());
            case Tool.LeadFields(Map<String, String> fields) -> leadFields(fields);
            case Tool.Keys keys ->
                new ToolDeclaration(
                        KEYS,
                        "Presses keys, for a machine at the other end.",
                        object().text("keys", "0 to 9, * and #").json());
            case Tool.TypedNumber typed -> typedNumber();
            case Tool.Discretion discretion -> discretion();
            case Tool.Http http -> new ToolDeclaration(http.name(), http.description(), http.parameters());
        };
    }

    private static ToolDeclaration callback() {
        return new ToolDeclaration(
                CALLBACK,
                "Arranges that the caller is called again, at a time that the caller has agreed to.",
                object().text("date", "as 2026-03-02")
                        .text("time", "as 14:30, where the caller lives")
                        .text("comments", "for whoever calls")
                        .json());
    }

    private static ToolDeclaration leadFields(Map<String, String> fields) {
        return new ToolDeclaration(
                LEAD,
                "Writes down what the caller told. " + choices(fields),
                object().choice("field", "which", fields)
                        .text("value", "what the caller told")
                        .json());
    }

    private static ToolDeclaration discretion() {
        return new ToolDeclaration(
                DISCRETION,
                "Stops recording before the caller tells something secret such as a card number ('private'), and goes on with"
                        + " it afterwards ('open').",
                object().choice("from_now_on", "which", Map.of("private", "", "open", ""))
                        .json());
    }

    private static ToolDeclaration typedNumber() {
        return new ToolDeclaration(
                NUMBER,
                "Lets the caller type a number of two digits or more, which is safer than speech. Ask for it in the words"
                        + " that follow.",
                object().digits("fewest").digits("most").json());
    }

    private static String choices(Map<String, String> meanings) {
        return new TreeMap<>(meanings)
                .entrySet().stream()
                        .map(choice -> choice.getKey() + ": " + choice.getValue())
                        .collect(Collectors.joining("; "));
    }

    private static Schema object() {
        return new Schema();
    }

    /** A JSON schema being written; all properties are required. */
    private static final class Schema {
        private final ObjectNode node = JsonNodeFactory.instance.objectNode();
        private final ObjectNode properties;

        private Schema() {
            node.put("type", "object");
            properties = node.putObject("properties");
        }

        private Schema text(String name, String description) {
            property(name, "string").put("description", description);
            return this;
        }

        private Schema choice(String name, String description, Map<String, String> values) {
            ObjectNode property = property(name, "string").put("description", description);
            values.keySet().stream().sorted().forEach(property.withArray("enum")::add);
            return this;
        }

        private Schema summary() {
            properties
                    .putObject("summary")
                    .put("type", "string")
                    .put("maxLength", 300)
                    .put("description", "one sentence on the call, for a colleague");
            return this;
        }

        private Schema digits(String name) {
            property(name, "integer").put("minimum", 2).put("maximum", 32);
            return this;
        }

        private ObjectNode property(String name, String type) {
            node.withArray("required").add(name);
            return properties.putObject(name).put("type", type);
        }

        private String json() {
            return node.toString();
        }
    }
}
