package io.viciagents.node.hook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viciagents.node.profile.Tool;
import io.viciagents.service.configuration.Secret;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes an HTTP request of a tool and its arguments: in the address, in the query or in the JSON body. */
final class HookRequest {
    private static final Pattern ARGUMENT = Pattern.compile("\\{([a-zA-Z0-9_]+)}");

    private HookRequest() {}

    /**
     * The request.
     *
     * @throws MissingSecret when a secret is not configured
     * @throws IllegalArgumentException when the arguments make no address
     */
    static HttpRequest of(Tool.Http tool, JsonNode arguments, Map<String, Secret> secrets) {
        ObjectNode left = arguments.deepCopy();
        String address = ARGUMENT.matcher(tool.address())
                .replaceAll(found -> Matcher.quoteReplacement(encoded(Optional.ofNullable(left.remove(found.group(1)))
                        .map(JsonNode::asText)
                        .orElse(""))));
        HttpRequest.Builder request = HttpRequest.newBuilder().timeout(tool.limit());
        tool.headers().forEach((name, header) -> request.setHeader(name, text(header, secrets)));
        if (tool.method().equals("GET") || tool.method().equals("DELETE")) {
            request.uri(URI.create(withQuery(address, left)))
                    .method(tool.method(), HttpRequest.BodyPublishers.noBody());
        } else {
            request.uri(URI.create(address))
                    .setHeader("Content-Type", "application/json")
                    .method(tool.method(), HttpRequest.BodyPublishers.ofString(left.toString()));
        }
        return request.build();
    }

    private static String withQuery(String address, ObjectNode left) {
        if (left.isEmpty()) {
            return address;
        }
        return left.properties().stream()
                .map(argument -> encoded(argument.getKey()) + "="
                        + encoded(argument.getValue().asText()))
                .collect(Collectors.joining("&", address + (address.contains("?") ? "&" : "?"), ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String text(Tool.Header header, Map<String, Secret> secrets) {
        return switch (header) {
            case Tool.Header.Text(String text) -> text;
            case Tool.Header.Reference(String name, String before) ->
                before
                        + Optional.ofNullable(secrets.get(name))
                                .orElseThrow(() -> new MissingSecret(name))
                                .reveal();
        };
    }

    /** A header refers to a secret that the node does not have. */
    static final class MissingSecret extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MissingSecret(String name) {
            super("the secret '" + name + "' is not configured; name it under 'secrets' in the node's configuration");
        }
    }
}
