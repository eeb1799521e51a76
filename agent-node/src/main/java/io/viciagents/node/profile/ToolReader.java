package io.viciagents.node.profile;

import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a profile allows its language model to do. */
final class ToolReader {
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final Pattern REFERENCE = Pattern.compile("([^{}]*)\\{secret:([a-z0-9-]+)}");

    private ToolReader() {}

    static List<Tool> read(Section tools) {
        List<Tool> all = new ArrayList<>();
        if (tools.has("end-call")) {
            all.add(new Tool.EndCall(tools.textsByName("end-call")));
        }
        if (tools.has("transfer")) {
            all.add(new Tool.Transfer(tools.textsByName("transfer")));
        }
        if (tools.has("callback")) {
            all.add(callback(tools.section("callback")));
        }
        if (tools.has("disposition")) {
            all.add(new Tool.Disposition(tools.textsByName("disposition")));
        }
        if (tools.flag("do-not-call")) {
            all.add(new Tool.NeverAgain());
        }
        if (tools.has("lead-fields")) {
            all.add(new Tool.LeadFields(tools.textsByName("lead-fields")));
        }
        if (tools.flag("keys")) {
            all.add(new Tool.Keys());
        }
        if (tools.flag("typed-number")) {
            all.add(new Tool.TypedNumber());
        }
        if (tools.flag("private")) {
            all.add(new Tool.Discretion());
        }
        if (tools.has("http")) {
            tools.sections("http").forEach((name, section) -> all.add(http(name, section)));
        }
        tools.refuseOthers();
        return all;
    }

    private static Tool.Callback callback(Section section) {
        LocalTime from = time(section, "from", "09:00");
        LocalTime until = time(section, "until", "18:00");
        if (!from.isBefore(until)) {
            section.problem("until", "is not after 'from'; write times of one day, such as \"09:00\" and \"18:00\"");
        }
        Tool.Callback callback = new Tool.Callback(from, until, section.number("days", 30, 1, 365));
        section.refuseOthers();
        return callback;
    }

    private static LocalTime time(Section section, String key, String usual) {
        String text = section.text(key).orElse(usual);
        try {
            return LocalTime.parse(text);
        } catch (DateTimeParseException malformed) {
            section.problem(key, "'" + text + "' is no time of day; write it as \"" + usual + "\"");
            return LocalTime.parse(usual);
        }
    }

    private static Tool.Http http(String name, Section section) {
        if (!name.matches("[a-z][a-z0-9_]{0,39}")) {
            section.problem("", "a tool's name has lower-case letters, digits and _, and begins with a letter");
        }
        String method = section.text("method").orElse("GET");
        if (!METHODS.contains(method)) {
            section.problem("method", "'" + method + "' is unknown; write one of " + String.join(", ", METHODS));
        }
        String address = section.text("url", "https://crm.example.com/orders/{order}");
        address(address, section);
        Tool.Http http = new Tool.Http(
                name,
                section.text("description", "'Tells the state of an order.'"),
                method,
                address,
                headers(section),
                SchemaReader.read(section, "parameters"),
                section.duration("limit", Duration.ofSeconds(3), Duration.ofMillis(200), Duration.ofSeconds(20)),
                section.number("most-bytes", 8000, 100, 100_000));
        section.refuseOthers();
        return http;
    }

    private static void address(String address, Section section) {
        try {
            URI uri = URI.create(address.replaceAll("\\{[a-zA-Z0-9_]+}", "x"));
            if (uri.getHost() == null || !List.of("http", "https").contains(uri.getScheme())) {
                section.problem("url", "'" + address + "' is no http or https address");
            }
            if (address.contains("{") && address.indexOf('{') < address.indexOf('/', "https://".length())) {
                section.problem("url", "an argument can not choose the host; write the host out");
            }
        } catch (IllegalArgumentException malformed) {
            section.problem("url", "'" + address + "' is no address; arguments stand in it as {name}");
        }
    }

    private static Map<String, Tool.Header> headers(Section section) {
        Map<String, Tool.Header> headers = new LinkedHashMap<>();
        section.textsByName("headers").forEach((name, text) -> {
            Optional<Matcher> reference = Optional.of(REFERENCE.matcher(text)).filter(Matcher::matches);
            if (reference.isEmpty() && text.contains("{")) {
                section.problem(
                        "headers", "'" + name + "' refers to nothing; write for example \"Bearer {secret:crm}\"");
            }
            headers.put(
                    name,
                    reference
                            .<Tool.Header>map(found -> new Tool.Header.Reference(found.group(2), found.group(1)))
                            .orElseGet(() -> new Tool.Header.Text(text)));
        });
        return headers;
    }
}
