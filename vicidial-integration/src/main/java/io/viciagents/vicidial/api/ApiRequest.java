package io.viciagents.vicidial.api;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One function with its parameters, without the login.
 *
 * @param api where it is sent
 * @param function such as update_lead
 * @param parameters in the order in which they are sent
 * @param repeat whether it may be sent again when nobody knows whether it arrived
 */
record ApiRequest(Api api, String function, Map<String, String> parameters, Repeat repeat) {
    /** Whether sending twice does harm. */
    enum Repeat {
        /** Twice is as good as once. */
        HARMLESS,
        /** Twice would do more than once, or its answer would mislead. */
        NEVER
    }

    static ApiRequest agent(String function, Repeat repeat) {
        return new ApiRequest(Api.AGENT, function, Map.of(), repeat);
    }

    static ApiRequest nonAgent(String function, Repeat repeat) {
        return new ApiRequest(Api.NON_AGENT, function, Map.of(), repeat);
    }

    /** The version is told to anybody. */
    boolean needsLogin() {
        return !function.equals("version");
    }

    ApiRequest with(String name, Object value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(name, value.toString());
        return new ApiRequest(api, function, more, repeat);
    }

    ApiRequest with(Map<String, String> all) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.putAll(all);
        return new ApiRequest(api, function, more, repeat);
    }
}
