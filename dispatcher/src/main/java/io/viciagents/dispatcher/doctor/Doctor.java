package io.viciagents.dispatcher.doctor;

import io.vertx.core.Vertx;
import io.viciagents.dispatcher.setup.Entities;
import io.viciagents.dispatcher.setup.Entity;
import io.viciagents.dispatcher.setup.Field;
import io.viciagents.dispatcher.setup.QuietAlarm;
import io.viciagents.dispatcher.setup.Rows;
import io.viciagents.dispatcher.setup.Site;
import io.viciagents.dispatcher.setup.Table;
import io.viciagents.vicidial.Statuses;
import io.viciagents.vicidial.api.DialerClient;
import io.viciagents.vicidial.tables.DialerTables;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** All checks of a site, in the order in which one needs the other. Confined to one thread. */
final class Doctor implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final Site site;
    private final DialerClient dialer;
    private final Tables tables;
    private final List<Ari> servers;

    Doctor(Site site) {
        this.site = site;
        this.dialer = new DialerClient(vertx, site.access(), Statuses.builtIn(), new QuietAlarm());
        this.tables = new Tables(site.database().map(account -> new Rows(DialerTables.open(vertx, account.tables()))));
        this.servers =
                site.servers().stream().map(server -> new Ari(site, server)).toList();
    }

    /**
     * The checks.
     *
     * @param ourHost the address at which Asterisk reaches us; an empty text for the one that leads to it
     * @param call an extension for a test call
     */
    List<Check> checks(String ourHost, Optional<String> call, InstantSource clock) {
        List<Check> checks = new ArrayList<>();
        for (Ari ari : servers) {
            checks.add(new AriReachable(ari, site.ari().user()));
            checks.add(new VersionAndModules(ari));
            checks.add(new SystemNameUnset(ari));
            checks.add(new DialplanComplete(vertx, site, ari, ourHost));
            checks.add(new ApplicationRegistered(ari, site.ari().application()));
            checks.add(new RtpBothWays(vertx, site, ari, ourHost));
            checks.add(new FirstAudio(vertx, site, ari, ourHost, call));
        }
        checks.add(new ApiRights(dialer, site.api().user()));
        checks.add(new RemoteAgentsActive(tables, dialer, site));
        checks.add(settings("system settings", EnumSet.of(Table.SYSTEM), field -> true));
        checks.add(settings("users", EnumSet.of(Table.USERS), not(SettingsRight.RECORDING)));
        checks.add(settings("remote-agent entries", EnumSet.of(Table.REMOTE_AGENTS), field -> true));
        checks.add(settings("campaigns", EnumSet.of(Table.CAMPAIGNS), not(SettingsRight.DO_NOT_CALL)));
        checks.add(settings("in-groups and numbers", EnumSet.of(Table.IN_GROUPS, Table.DIDS), field -> true));
        checks.add(new HumansThere(tables, site));
        checks.add(new DialPrefix(tables, site));
        checks.add(settings(
                "do-not-call",
                EnumSet.of(Table.CAMPAIGNS),
                field -> SettingsRight.DO_NOT_CALL.contains(field.column())));
        checks.add(new CallTimes(tables, site));
        checks.add(new RecordingOnce(tables, site));
        checks.add(new ClockDifference(dialer, servers, clock));
        checks.add(new DialerZone(dialer, site.zone()));
        return checks;
    }

    private Check settings(String name, Set<Table> in, Predicate<Field> concerned) {
        List<Entity> entities = Entities.of(site).stream()
                .filter(entity -> in.contains(entity.table()))
                .toList();
        return new SettingsRight(name, tables, entities, concerned);
    }

    private static Predicate<Field> not(Set<String> columns) {
        return field -> !columns.contains(field.column());
    }

    @Override
    public void close() {
        servers.forEach(Ari::close);
        dialer.close();
        vertx.close().await();
    }
}
