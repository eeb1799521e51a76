package io.viciagents.dispatcher.vicidial;

import io.viciagents.cluster.SharedEntries;
import io.viciagents.vicidial.LeadId;
import io.viciagents.vicidial.api.Api;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logins that a dialer has refused to one of the dispatchers, so that the others do not try them, too: ten refusals lock the
 * user. A dispatcher with another password tries. Whoever is told to try again asks each dialer first; only when its login is
 * accepted do the others try again.
 *
 * <p>Any thread may tell; the common memory is looked at, and written, on a thread of its own, twice a second.
 */
final class SharedRefusals implements LoginNews, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SharedRefusals.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    /** Enough to tell passwords apart, too few to guess one from. */
    private static final int MARK_BYTES = 3;

    private final SharedEntries entries;
    private final List<Dialer> dialers = new CopyOnWriteArrayList<>();
    /** Refused here, and not told the others yet. */
    private final Set<Gate> untold = ConcurrentHashMap.newKeySet();
    /** Known by all to be refused. */
    private final Set<Gate> shut = ConcurrentHashMap.newKeySet();
    /** Tried again by us, and not answered yet. */
    private final Set<Dialer> trying = ConcurrentHashMap.newKeySet();

    private final CountDownLatch closed = new CountDownLatch(1);

    SharedRefusals(SharedEntries entries) {
        this.entries = entries;
    }

    /** One API of one dialer. */
    private record Gate(Dialer dialer, Api api) {
        String key() {
            return dialer.name() + "/" + api;
        }

        void shut() {
            dialer.client().stopLogins(api);
        }

        void open() {
            dialer.client().tryLoginAgain(api);
        }
    }

    /** Looks once, so that the first request knows; then again and again. */
    void open(Collection<Dialer> all) {
        dialers.addAll(all);
        look();
        Thread.ofVirtual().name("refused logins").start(this::keepLooking);
    }

    private void keepLooking() {
        try {
            while (!closed.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void refused(String dialer, Api api) {
        for (Gate gate : gates(dialer)) {
            if (trying.contains(gate.dialer())) {
                gate.shut();
            } else if (gate.api() == api && !shut.contains(gate)) {
                untold.add(gate);
            }
        }
        trying.removeIf(one -> one.name().equals(dialer));
    }

    /** The others may try again, at both APIs: it is the same user. */
    @Override
    public void accepted(String dialer, Api api) {
        if (gates(dialer).stream().anyMatch(shut::contains)) {
            Thread.ofVirtual().name("login accepted").start(() -> forget(dialer));
        }
    }

    private void forget(String dialer) {
        try {
            for (Gate gate : gates(dialer)) {
                entries.find(gate.key()).ifPresent(mark -> entries.remove(gate.key(), mark));
                if (shut.remove(gate)) {
                    gate.open();
                }
            }
            trying.removeIf(one -> one.name().equals(dialer));
        } catch (SharedEntries.Unavailable notNow) {
            log.atWarn()
                    .addKeyValue("dialer", dialer)
                    .log("the login is accepted, and the other dispatchers cannot be told now: POST"
                            + " /dialers/try-login-again when more than half of them see each other");
        }
    }

    /** After a human has mended what made a login refused. */
    void tryAgain() {
        for (Dialer dialer : dialers) {
            trying.add(dialer);
            untold.removeIf(gate -> gate.dialer().equals(dialer));
            gates(dialer.name()).forEach(Gate::open);
            dialer.client().leads().find(new LeadId(1));
        }
    }

    /** Brings the common memory and our gates together. */
    void look() {
        try {
            untold.forEach(this::tell);
            if (!dialers.isEmpty()) {
                Map<String, byte[]> known = entries.all();
                dialers.stream()
                        .filter(dialer -> !trying.contains(dialer))
                        .flatMap(dialer -> gates(dialer.name()).stream())
                        .forEach(gate -> obey(gate, known));
            }
        } catch (SharedEntries.Unavailable notNow) {
            log.atDebug().log("refused logins are not looked up now: {}", notNow.getMessage());
        }
    }

    private void tell(Gate gate) {
        byte[] mark = mark(gate.dialer());
        boolean told = entries.add(gate.key(), mark);
        while (!told) {
            told = entries.find(gate.key())
                    .map(before -> entries.replace(gate.key(), before, mark))
                    .orElseGet(() -> entries.add(gate.key(), mark));
        }
        shut.add(gate);
        untold.remove(gate);
    }

    private void obey(Gate gate, Map<String, byte[]> known) {
        byte[] mark = known.get(gate.key());
        boolean refused = mark != null && Arrays.equals(mark, mark(gate.dialer()));
        if (refused && shut.add(gate)) {
            gate.shut();
        } else if (!refused && shut.remove(gate)) {
            gate.open();
        }
    }

    private List<Gate> gates(String dialer) {
        return dialers.stream()
                .filter(one -> one.name().equals(dialer))
                .flatMap(one -> Arrays.stream(Api.values()).map(api -> new Gate(one, api)))
                .toList();
    }

    /** By which a refused login is known, without telling it. */
    private static byte[] mark(Dialer dialer) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((dialer.settings().user() + "\n"
                                    + dialer.settings().password().reveal())
                            .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, MARK_BYTES).getBytes(StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
