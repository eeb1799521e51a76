package io.viciagents.node.media;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the leg that a datagram belongs to. Confined to one loop; no garbage on the way. */
sealed interface Router {
    /** The session of a sender, or null if it is a stranger (no Optional: asked 50 times a second and call). */
    @Nullable
    Leg find(InetSocketAddress sender);

    /** From now on this session is served. */
    void attach(Leg session);

    /** This session no longer is. */
    void detach(Leg session);

    /** Many sessions on a socket: the address that Asterisk sends from tells them apart. */
    final class ByAddress implements Router {
        private final Map<InetSocketAddress, Leg> sessions = new HashMap<>();

        @Override
        public @Nullable Leg find(InetSocketAddress sender) {
            return sessions.get(sender);
        }

        @Override
        public void attach(Leg session) {
            sessions.put(session.asterisk(), session);
        }

        @Override
        public void detach(Leg session) {
            sessions.remove(session.asterisk(), session);
        }
    }

    /** One session on a socket: the first source is its own, whatever a NAT made of Asterisk's address. */
    final class FirstSource implements Router {
        private @Nullable Leg session;
        private @Nullable InetSocketAddress source;

        @Override
        public @Nullable Leg find(InetSocketAddress sender) {
            if (session == null) {
                return null;
            }
            if (source == null) {
                source = sender;
            }
            return sender.equals(source) ? session : null;
        }

        @Override
        public void attach(Leg session) {
            this.session = session;
            this.source = null;
        }

        @Override
        public void detach(Leg session) {
            if (session.equals(this.session)) {
                this.session = null;
                this.source = null;
            }
        }
    }
}
