package io.viciagents.dispatcher.database;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A database's address as libpq writes it, of one host or several.
 *
 * @param hosts in the order in which they are tried
 * @param database its name
 * @param parameters {@code sslmode} and {@code sslrootcert}
 */
record DatabaseUrl(List<Host> hosts, String database, Map<String, String> parameters) {
    private static final Pattern SHAPE = Pattern.compile("postgres(?:ql)?://([^/?#]+)/([^/?#]+)(?:\\?([^#]*))?");
    private static final Pattern HOST = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[0-9A-Za-z._-]+)(?::([0-9]{1,5}))?");
    private static final int STANDARD_PORT = 5432;
    private static final int HIGHEST_PORT = 65535;
    private static final Set<String> MODES = Set.of("disable", "prefer", "require", "verify-ca", "verify-full");

    DatabaseUrl {
        hosts = List.copyOf(hosts);
        parameters = Map.copyOf(parameters);
    }

    /** Refuses with a sentence that does not repeat the address: it may hold a password. */
    static DatabaseUrl parse(String text) {
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            throw new IllegalArgumentException(
                    "url is no database; write postgresql://host:5432/name, several hosts with commas between them");
        }
        if (shape.group(1).contains("@")) {
            throw new IllegalArgumentException("url holds a user; give user and password by keys of their own");
        }
        List<Host> hosts = new ArrayList<>();
        for (String host : shape.group(1).split(",", -1)) {
            hosts.add(Host.parse(host.strip()));
        }
        String query = shape.group(3) == null ? "" : shape.group(3);
        return new DatabaseUrl(hosts, decoded(shape.group(2)), parameters(query));
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int is = pair.indexOf('=');
            String name = is < 0 ? pair : pair.substring(0, is);
            parameters.put(name, is < 0 ? "" : decoded(pair.substring(is + 1)));
        }
        parameters.keySet().stream()
                .filter(name -> !name.equals("sslmode") && !name.equals("sslrootcert"))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("url has a parameter " + name
                            + " that is not known; sslmode and sslrootcert are, the primary is found without one");
                });
        if (!MODES.contains(parameters.getOrDefault("sslmode", "prefer"))) {
            throw new IllegalArgumentException(
                    "url has an sslmode that is not known; one of disable, prefer, require, verify-ca, verify-full");
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    String sslMode() {
        return parameters.getOrDefault("sslmode", "prefer");
    }

    /** For the JDBC driver, one host of it. */
    String jdbc(Host host) {
        String ssl = parameters.containsKey("sslrootcert") ? "&sslrootcert=" + parameters.get("sslrootcert") : "";
        return "jdbc:postgresql://" + host + "/" + database + "?sslmode=" + sslMode() + ssl + "&connectTimeout=3";
    }

    /** One server. */
    record Host(String name, int port) {
        static Host parse(String text) {
            Matcher host = HOST.matcher(text);
            int port = host.matches() && host.group(2) != null ? Integer.parseInt(host.group(2)) : STANDARD_PORT;
            if (!host.matches() || port < 1 || port > HIGHEST_PORT) {
                throw new IllegalArgumentException("url has a host that is none; write host:5432 for each");
            }
            return new Host(host.group(1).replaceAll("[\\[\\]]", ""), port);
        }

        @Override
        public String toString() {
            return (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
        }
    }
}
