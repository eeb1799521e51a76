package io.viciagents.dispatcher;

import io.viciagents.dispatcher.call.RemoteAgent;
import io.viciagents.dispatcher.call.Route;
import io.viciagents.dispatcher.vicidial.DialerSettings;
import io.viciagents.vicidial.Status;
import io.viciagents.vicidial.Statuses;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Whether dialers, Asterisk servers and routes go together; says all that does not in one go. */
final class DialerCheck {
    private final List<DialerSettings> dialers;
    private final List<AsteriskConfiguration> asterisks;
    private final Map<String, Route> routes;
    private final List<String> wrong = new ArrayList<>();

    private DialerCheck(
            List<DialerSettings> dialers, List<AsteriskConfiguration> asterisks, Map<String, Route> routes) {
        this.dialers = dialers;
        this.asterisks = asterisks;
        this.routes = new TreeMap<>(routes);
    }

    static void check(List<DialerSettings> dialers, List<AsteriskConfiguration> asterisks, Map<String, Route> routes) {
        List<String> wrong = new DialerCheck(dialers, asterisks, routes).wrong();
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", wrong));
        }
    }

    private List<String> wrong() {
        names();
        guarantees();
        asterisks.forEach(this::dialerOf);
        if (asterisks.stream().anyMatch(asterisk -> asterisk.dialer().isPresent())) {
            routes.forEach(this::route);
        }
        return wrong;
    }

    private void names() {
        Set<String> seen = new HashSet<>();
        dialers.stream()
                .map(DialerSettings::name)
                .filter(name -> !seen.add(name))
                .distinct()
                .forEach(name -> wrong.add("two dialers have the name '" + name + "', give each a name of its own"));
        dialers.stream()
                .map(DialerSettings::name)
                .filter(name -> asterisks.stream()
                        .noneMatch(asterisk ->
                                asterisk.dialer().filter(name::equals).isPresent()))
                .distinct()
                .forEach(name -> wrong.add(
                        "no Asterisk belongs to dialer '" + name + "', name it in the dialer of one of asterisks"));
    }

    private void guarantees() {
        int sum = dialers.stream().mapToInt(DialerSettings::guaranteedSlots).sum();
        if (sum > 100) {
            wrong.add("the guaranteedSlots of all dialers are " + sum + " per cent together, make them 100 or less");
        }
    }

    private void dialerOf(AsteriskConfiguration asterisk) {
        asterisk.dialer()
                .filter(name ->
                        dialers.stream().noneMatch(dialer -> dialer.name().equals(name)))
                .ifPresent(name -> wrong.add("asterisk '" + asterisk.name() + "' belongs to dialer '" + name
                        + "', which dialers does not have: add it there"));
    }

    private void route(String extension, Route route) {
        if (route.remoteAgent().isEmpty()) {
            wrong.add("route '" + extension + "' has no remoteAgent, give user and campaign of the remote-agent entry"
                    + " whose conf_exten it is");
        }
        route.remoteAgent().ifPresent(entry -> entries(extension, entry));
        for (String status : List.of(route.fallbackDisposition(), route.callerLeftDisposition())) {
            if (!known().contains(new Status(status))) {
                wrong.add("status '" + status + "' of route '" + extension + "' is known to no dialer, add it to the"
                        + " statuses of the dialer or choose another");
            }
        }
    }

    private void entries(String extension, RemoteAgent entry) {
        List<String> names = asterisks.stream().map(AsteriskConfiguration::name).toList();
        entry.on().keySet().stream()
                .filter(name -> !names.contains(name))
                .sorted()
                .forEach(name -> wrong.add("the remoteAgent of route '" + extension + "' has an entry on Asterisk '"
                        + name + "', which asterisks does not have: name one of " + names));
        long dialersOfAsterisks = asterisks.stream()
                .flatMap(asterisk -> asterisk.dialer().stream())
                .distinct()
                .count();
        if (entry.lines().isPresent() && entry.on().isEmpty() && dialersOfAsterisks > 1) {
            wrong.add("the remoteAgent of route '" + extension
                    + "' has lines, and there are several dialers: say in its key on which entry is on which Asterisk");
        }
    }

    private Set<Status> known() {
        Set<Status> own = dialers.stream()
                .flatMap(dialer -> dialer.statuses().stream())
                .map(Status::new)
                .collect(Collectors.toSet());
        return Statuses.builtIn().with(own).known();
    }
}
