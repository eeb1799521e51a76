package io.viciagents.node.network;

import io.vertx.core.json.JsonObject;

/** What stands in an event of a provider's. What is not there, or null, is empty; what is of another kind cannot be read. */
public final class Told {
    private Told() {}

    /** A text. */
    public static String text(JsonObject event, String key) {
        return switch (event.getValue(key)) {
            case null -> "";
            case CharSequence text -> text.toString();
            case Object other -> throw unreadable(key, other);
        };
    }

    /** A count. */
    public static int count(JsonObject event, String key) {
        return switch (event.getValue(key)) {
            case null -> 0;
            case Number number -> number.intValue();
            case Object other -> throw unreadable(key, other);
        };
    }

    /** Whether something is so. */
    public static boolean is(JsonObject event, String key) {
        return switch (event.getValue(key)) {
            case null -> false;
            case Boolean yes -> yes;
            case Object other -> throw unreadable(key, other);
        };
    }

    /** An object, empty when it is not there. */
    public static JsonObject object(JsonObject event, String key) {
        return switch (event.getValue(key)) {
            case null -> new JsonObject();
            case JsonObject object -> object;
            case Object other -> throw unreadable(key, other);
        };
    }

    private static ClassCastException unreadable(String key, Object other) {
        return new ClassCastException(key + " is a " + other.getClass().getSimpleName());
    }
}
