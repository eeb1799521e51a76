package io.viciagents.node.media;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the session that a datagram belongs to. Confined to one loop; no garbage on the way. */
sealed interface Router {
    /** The session of a sender, or null if it is a stranger (no Optional: asked 50 times a second and call). */
    @Nullable
    RtpSession find(InetSocketAddress sender);

    /** From now on this session is served. */
    void attach(RtpSession session);

    /** This session no longer is. */
    void detach(RtpSession session);

    /** Many sessions on a socket: the address that Asterisk sends from tells them apart. */
    final class ByAddress implements Router {
        private final Map<InetSocketAddress, RtpSession> sessions = new HashMap<>();

        @Override
        public @Nullable RtpSession find(InetSocketAddress sender) {
            return sessions.get(sender);
        }

        @Override
        public void attach(RtpSession session) {
            sessions.put(session.asterisk(), session);
        }

        @Override
        public void detach(RtpSession session) {
            sessions.remove(session.asterisk(), session);
        }
    }

    /** One session on a socket: the first source is its own, whatever a NAT made of Asterisk's address. */
    final class FirstSource implements Router {
        private @Nullable RtpSession session;
        private @Nullable InetSocketAddress source;

        @Override
        public @Nullable RtpSession find(InetSocketAddress sender) {
            if (session == null) {
                return null;
            }
            if (source == null) {
                source = sender;
            }
            return sender.equals(source) ? session : null;
        }

        @Override
        public void attach(RtpSession session) {
            this.session = session;
            this.source = null;
        }

        @Override
        public void detach(RtpSession session) {
            if (this.session == session) {
                this.session = null;
                this.source = null;
            }
        }
    }
}
