package io.viciagents.dispatcher.ownership;

import io.vertx.core.Future;
import io.viciagents.dispatcher.ari.CallerEntered;
import io.viciagents.dispatcher.ari.KeyPress;
import io.viciagents.dispatcher.ari.SwitchboardListener;
import io.viciagents.dispatcher.call.Authority;
import io.viciagents.dispatcher.call.CallThreads;
import io.viciagents.dispatcher.call.Ends;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets callers in while the Asterisk certainly is ours. In doubt a new caller waits a moment, for most doubts are short,
 * and then goes to humans by the dialplan. That is not fenced: should another have taken the Asterisk just now, it sees a
 * caller leave, and books that; here nothing is booked of a call that never began.
 *
 * <p>Mutable: who waits. Called on the connection's context.
 */
public final class Doorkeeper implements SwitchboardListener {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Logger log = LoggerFactory.getLogger(Doorkeeper.class);

    private final SwitchboardListener calls;
    private final Authority authority;
    private final Ends unfenced;
    private final CallThreads threads;
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();

    /** Stands before the calls of one tenure. */
    public Doorkeeper(SwitchboardListener calls, Authority authority, Ends unfenced, CallThreads threads) {
        this.calls = calls;
        this.authority = authority;
        this.unfenced = unfenced;
        this.threads = threads;
    }

    @Override
    public void callerEntered(CallerEntered caller) {
        if (authority.holds()) {
            calls.callerEntered(caller);
        } else {
            waiting.add(caller.channel());
            Future<Void> certain = authority.held();
            threads.start("in doubt " + caller.channel(), () -> letInOrSendOn(caller, certain));
        }
    }

    private void letInOrSendOn(CallerEntered caller, Future<Void> certain) {
        boolean ours = threads.completes(certain, PATIENCE);
        if (!waiting.remove(caller.channel())) {
            return;
        }
        if (ours) {
            calls.callerEntered(caller);
        } else {
            log.atWarn()
                    .addKeyValue("channel", caller.channel())
                    .log("a new caller goes to humans, for it is in doubt who owns this Asterisk");
            unfenced.fallBack(caller.channel());
        }
    }

    @Override
    public void channelLeft(String channel) {
        waiting.remove(channel);
        calls.channelLeft(channel);
    }

    @Override
    public void dtmf(String channel, KeyPress key) {
        calls.dtmf(channel, key);
    }

    @Override
    public void connected() {
        calls.connected();
    }

    @Override
    public void disconnected() {
        waiting.clear();
        calls.disconnected();
    }

    @Override
    public void replaced() {
        // Whoever took the application finds them.
        waiting.clear();
        calls.replaced();
    }
}
