package io.viciagents.systemtests.sip;

import io.viciagents.systemtests.process.Patience;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A telephone for one call over SIP and UDP on loopback: it calls or is called, answers re-INVITE and OPTIONS politely,
 * and is hung up on. A test's thread asks; one thread of its own receives. Both change the call's state, hence the lock.
 */
public final class Telephone implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Telephone.class);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

    private final DatagramSocket socket;
    private final InetSocketAddress us;
    private final RtpLine line = new RtpLine();
    private volatile CallState state = new CallState.Idle();
    private volatile boolean closed;
    private volatile int lastStatus;
    private @Nullable Dialog dialog;
    private @Nullable InetSocketAddress peer;
    private @Nullable SipMessage invite;
    private int sequence = 1;
    private String inviteBranch = Identifiers.branch();

    /** A telephone on a free port of 127.0.0.1. */
    public Telephone() {
        try {
            socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException("no socket for SIP on 127.0.0.1", e);
        }
        us = new InetSocketAddress(socket.getLocalAddress(), socket.getLocalPort());
        Thread.ofVirtual().name("telephone-sip").start(this::receive);
    }

    /** Where it can be called. */
    public InetSocketAddress address() {
        return us;
    }

    /** Where its call is. */
    public CallState state() {
        return state;
    }

    /** Its sound. */
    public RtpLine line() {
        return line;
    }

    /**
     * Calls an extension; returns at once.
     *
     * @param callerName a human's name, or VICIdial's call ID
     */
    public void dial(InetSocketAddress asterisk, String extension, String callerName, String callerNumber) {
        synchronized (this) {
            peer = asterisk;
            dialog = Dialog.calling(us, asterisk, extension, callerName, callerNumber);
            state = new CallState.Calling();
        }
        Thread.ofVirtual().name("telephone-dials").start(this::inviteUntilHeard);
    }

    /** Waits until the call is up; answers whether it is. */
    public boolean awaitUp(Duration limit) {
        Patience.isSoWithin(limit, () -> state instanceof CallState.Up || state instanceof CallState.Ended);
        return state instanceof CallState.Up;
    }

    /** Waits until the call is over; answers whether it is. */
    public boolean awaitEnd(Duration limit) {
        return Patience.isSoWithin(limit, () -> state instanceof CallState.Ended);
    }

    /** Waits until somebody calls this telephone; answers whether it rings. */
    public boolean awaitRinging(Duration limit) {
        return Patience.isSoWithin(limit, () -> state instanceof CallState.Ringing);
    }

    /** Takes the call that rings. */
    public synchronized void answer() {
        SipMessage ringing = invite;
        Dialog current = dialog;
        if (!(state instanceof CallState.Ringing) || ringing == null || current == null) {
            return;
        }
        state = new CallState.Up();
        reply(ringing, "200 OK", current.localTag(), SessionDescription.of(line.address()));
        SessionDescription.audioAddress(ringing.body()).ifPresent(line::sendTo);
    }

    /** Hangs up at whatever step the call is. Harmless when it is over. */
    public void hangUp() {
        synchronized (this) {
            CallState before = state;
            switch (before) {
                case CallState.Calling _ -> send(requestAsInvite("CANCEL"));
                case CallState.Up _ -> send(inDialog("BYE"));
                case CallState.Ringing _ -> refuse("486 Busy Here");
                case CallState.Idle _, CallState.Ended _ -> {
                    return;
                }
            }
            state = new CallState.Ended(CallState.Ending.US, "we hung up");
        }
        lastStatus = 0;
        Patience.isSoWithin(Duration.ofSeconds(2), () -> lastStatus >= 200);
    }

    private void inviteUntilHeard() {
        for (long pause = 500; state instanceof CallState.Calling; pause *= 2) {
            synchronized (this) {
                send(requestAsInvite("INVITE"));
            }
            Patience.isSoWithin(
                    Duration.ofMillis(pause), () -> lastStatus > 0 || !(state instanceof CallState.Calling));
            if (lastStatus > 0) {
                return;
            }
            if (pause > ANSWER_WITHIN.toMillis()) {
                ended(CallState.Ending.REFUSED, "nobody answers at " + peer);
            }
        }
    }

    private void receive() {
        byte[] buffer = new byte[16_384];
        while (!closed) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                Optional<SipMessage> message = SipMessage.parse(buffer, packet.getLength());
                InetSocketAddress from = (InetSocketAddress) packet.getSocketAddress();
                message.ifPresent(one -> handle(one, from));
            } catch (IOException ignored) {
                // ICMP told that nobody listens there, or the socket was closed.
            }
        }
    }

    private synchronized void handle(SipMessage message, InetSocketAddress from) {
        log.atTrace().addKeyValue("message", message.startLine()).log("sip");
        if (message.isResponse()) {
            handleResponse(message);
            return;
        }
        peer = from;
        switch (message.method()) {
            case "INVITE" -> invited(message);
            case "BYE" -> {
                reply(message, "200 OK", "", "");
                ended(CallState.Ending.THEM, "they hung up");
            }
            case "CANCEL" -> {
                reply(message, "200 OK", "", "");
                refuse("487 Request Terminated");
                ended(CallState.Ending.THEM, "they gave up");
            }
            case "ACK" -> {}
            default -> reply(message, "200 OK", Identifiers.next(), "");
        }
    }

    private void handleResponse(SipMessage response) {
        boolean crossedOurCancel =
                state instanceof CallState.Ended && response.method().equals("INVITE") && response.status() < 300;
        if (!crossedOurCancel && !response.method().equals("CANCEL")) {
            lastStatus = response.status();
        }
        Dialog current = dialog;
        if (!response.method().equals("INVITE") || response.status() < 200 || current == null) {
            return;
        }
        if (response.status() >= 300) {
            send(current.request("ACK", response.header("To"), current.target(), sequence, inviteBranch, ""));
            ended(
                    CallState.Ending.REFUSED,
                    "refused with " + response.startLine().substring(8));
            return;
        }
        Dialog answered = current.answered(response);
        dialog = answered;
        send(answered.request("ACK", sequence, Identifiers.branch(), ""));
        SessionDescription.audioAddress(response.body()).ifPresent(line::sendTo);
        if (state instanceof CallState.Calling) {
            state = new CallState.Up();
        } else if (state instanceof CallState.Ended) {
            // The answer crossed our CANCEL: RFC 3261 section 9.1 wants a BYE.
            send(inDialog("BYE"));
        }
    }

    private void invited(SipMessage request) {
        Dialog current = dialog;
        switch (state) {
            case CallState.Idle _ -> {
                Dialog called = Dialog.called(us, request);
                dialog = called;
                invite = request;
                state = new CallState.Ringing();
                reply(request, "180 Ringing", called.localTag(), "");
            }
            case CallState.Up _ -> {
                SessionDescription.audioAddress(request.body()).ifPresent(line::sendTo);
                reply(
                        request,
                        "200 OK",
                        current == null ? "" : current.localTag(),
                        SessionDescription.of(line.address()));
            }
            case CallState.Ringing _, CallState.Calling _ -> {}
            case CallState.Ended _ -> reply(request, "486 Busy Here", Identifiers.next(), "");
        }
    }

    private void refuse(String statusLine) {
        if (invite != null && dialog != null) {
            reply(invite, statusLine, dialog.localTag(), "");
        }
    }

    private void reply(SipMessage request, String statusLine, String toTag, String body) {
        String contact = "<sip:telephone@127.0.0.1:" + us.getPort() + ">";
        List<SipMessage.Header> more = body.isEmpty()
                ? List.of(new SipMessage.Header("Contact", contact))
                : List.of(
                        new SipMessage.Header("Contact", contact),
                        new SipMessage.Header("Content-Type", "application/sdp"));
        send(request.response(statusLine, toTag, more, body));
    }

    private SipMessage requestAsInvite(String method) {
        Dialog current = requireDialog();
        String body = method.equals("INVITE") ? SessionDescription.of(line.address()) : "";
        return current.request(method, sequence, inviteBranch, body);
    }

    private SipMessage inDialog(String method) {
        sequence++;
        return requireDialog().request(method, sequence, Identifiers.branch(), "");
    }

    private Dialog requireDialog() {
        Dialog current = dialog;
        if (current == null) {
            throw new IllegalStateException("this telephone has no call");
        }
        return current;
    }

    private void send(SipMessage message) {
        InetSocketAddress to = peer;
        if (to == null) {
            return;
        }
        byte[] bytes = message.bytes();
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, to));
        } catch (IOException e) {
            log.atDebug()
                    .addKeyValue("to", to)
                    .addKeyValue("reason", e.getMessage())
                    .log("SIP message not sent");
        }
    }

    private void ended(CallState.Ending by, String how) {
        if (!(state instanceof CallState.Ended)) {
            state = new CallState.Ended(by, how);
        }
    }

    /** Hangs up, if need be, and lets its ports go. */
    @Override
    public void close() {
        hangUp();
        closed = true;
        line.close();
        socket.close();
    }
}
