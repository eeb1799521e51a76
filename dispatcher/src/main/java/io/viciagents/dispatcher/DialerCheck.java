package io.viciagents.dispatcher;

import io.viciagents.dispatcher.call.RemoteAgent;
import io.viciagents.dispatcher.call.Route;
import io.viciagents.dispatcher.vicidial.DialerSettings;
import io.viciagents.service.configuration.Checks;
import io.viciagents.vicidial.Status;
import io.viciagents.vicidial.Statuses;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Whether dialers, Asterisk servers and routes go together; says all that does not in one go. */
final class DialerCheck {
    private final List<DialerSettings> dialers;
    private final List<AsteriskConfiguration> asterisks;
    private final Map<String, Route> routes;
    private final Checks checks = new Checks();

    private DialerCheck(
            List<DialerSettings> dialers, List<AsteriskConfiguration> asterisks, Map<String, Route> routes) {
        this.dialers = dialers;
        this.asterisks = asterisks;
        this.routes = new TreeMap<>(routes);
    }

    static void check(List<DialerSettings> dialers, List<AsteriskConfiguration> asterisks, Map<String, Route> routes) {
        DialerCheck check = new DialerCheck(dialers, asterisks, routes);
        check.names();
        check.guarantees();
        check.dialersOfAsterisks();
        if (asterisks.stream().anyMatch(asterisk -> asterisk.dialer().isPresent())) {
            check.routes.forEach(check::route);
        }
        check.checks.done();
    }

    private void names() {
        Set<String> seen = new HashSet<>();
        for (int index = 0; index < dialers.size(); index++) {
            String name = dialers.get(index).name();
            checks.that(
                            seen.add(name),
                            "dialers[" + index + "].name",
                            "two dialers have the name '" + name + "'; give each a name of its own")
                    .that(
                            hasAsterisk(name),
                            "dialers[" + index + "].name",
                            "no Asterisk belongs to dialer '" + name + "'; name it in the dialer of one of asterisks");
        }
    }

    private boolean hasAsterisk(String dialer) {
        return asterisks.stream()
                .anyMatch(asterisk -> asterisk.dialer().filter(dialer::equals).isPresent());
    }

    private void guarantees() {
        int sum = dialers.stream().mapToInt(DialerSettings::guaranteedSlots).sum();
        checks.that(
                sum <= 100,
                "dialers",
                "their guaranteedSlots are " + sum + " per cent together; make them 100 or less");
    }

    private void dialersOfAsterisks() {
        for (int index = 0; index < asterisks.size(); index++) {
            Optional<String> dialer = asterisks.get(index).dialer();
            checks.that(
                    dialer.isEmpty()
                            || dialers.stream().map(DialerSettings::name).anyMatch(dialer.get()::equals),
                    "asterisks[" + index + "].dialer",
                    "there is no dialer '" + dialer.orElse("") + "'; add it to dialers");
        }
    }

    private void route(String extension, Route route) {
        String key = "routes." + extension;
        route.remoteAgent().ifPresent(entry -> entries(key + ".remoteAgent", entry));
        checks.that(
                        route.remoteAgent().isPresent(),
                        key + ".remoteAgent",
                        "it is missing; give user and campaign of the remote-agent entry whose conf_exten this is")
                .that(
                        isKnown(route.fallbackDisposition()),
                        key + ".fallbackDisposition",
                        unknown(route.fallbackDisposition()))
                .that(
                        isKnown(route.callerLeftDisposition()),
                        key + ".callerLeftDisposition",
                        unknown(route.callerLeftDisposition()));
    }

    private void entries(String key, RemoteAgent entry) {
        List<String> names = asterisks.stream().map(AsteriskConfiguration::name).toList();
        entry.servers()
                .keySet()
                .forEach(name -> checks.that(
                        names.contains(name),
                        key + ".servers." + name,
                        "there is no such Asterisk; name one of " + names));
        long dialersOfAsterisks = asterisks.stream()
                .flatMap(asterisk -> asterisk.dialer().stream())
                .distinct()
                .count();
        checks.that(
                entry.lines().isEmpty() || !entry.servers().isEmpty() || dialersOfAsterisks <= 1,
                key + ".servers",
                "there are lines, and several dialers; say here which entry is on which Asterisk");
    }

    private static String unknown(String status) {
        return "status '" + status + "' is known to no dialer; add it to the statuses of the dialer or choose another";
    }

    private boolean isKnown(String status) {
        Set<Status> own = dialers.stream()
                .flatMap(dialer -> dialer.statuses().stream())
                .map(Status::new)
                .collect(Collectors.toSet());
        return Statuses.builtIn().with(own).known().contains(new Status(status));
    }
}
