package io.viciagents.systemtests.sip;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One call's dialog, RFC 3261 section 12: what every request inside it carries.
 *
 * @param callId Call-ID
 * @param local our From or To with its tag
 * @param remote theirs, with its tag once it is known
 * @param target the URI that requests go to
 * @param routes Route headers, in order
 * @param us our address
 */
record Dialog(String callId, String local, String remote, String target, List<String> routes, InetSocketAddress us) {
    Dialog {
        routes = List.copyOf(routes);
    }

    /** The dialog of a call that we make, before it is answered. */
    static Dialog calling(InetSocketAddress us, InetSocketAddress them, String extension, String name, String number) {
        String host = them.getHostString() + ":" + them.getPort();
        String from = "\"" + name + "\" <sip:" + number + "@" + host(us) + ">;tag=" + Identifiers.next();
        String target = "sip:" + extension + "@" + host;
        return new Dialog(
                Identifiers.next() + "@" + us.getHostString(), from, "<" + target + ">", target, List.of(), us);
    }

    /** The dialog of a call that came to us. */
    static Dialog called(InetSocketAddress us, SipMessage invite) {
        String local = invite.header("To") + ";tag=" + Identifiers.next();
        return new Dialog(
                invite.header("Call-ID"),
                local,
                invite.header("From"),
                SipMessage.uri(invite.header("Contact")),
                invite.headersNamed("Record-Route"),
                us);
    }

    /** As it stands after the other side answered with 200. */
    Dialog answered(SipMessage response) {
        List<String> routes = new ArrayList<>(response.headersNamed("Record-Route"));
        Collections.reverse(routes);
        String contact = SipMessage.uri(response.header("Contact"));
        return new Dialog(callId, local, response.header("To"), contact.isEmpty() ? target : contact, routes, us);
    }

    /** Our tag. */
    String localTag() {
        return local.substring(local.lastIndexOf("tag=") + 4);
    }

    /** A request inside the dialog. */
    SipMessage request(String method, int sequence, String branch, String body) {
        return request(method, remote, target, sequence, branch, body);
    }

    /** ACK of a refusal and CANCEL go with the INVITE's own target and branch, RFC 3261 sections 9.1 and 17.1.1.3. */
    SipMessage request(String method, String to, String uri, int sequence, String branch, String body) {
        List<SipMessage.Header> headers = new ArrayList<>();
        headers.add(new SipMessage.Header("Via", "SIP/2.0/UDP " + host(us) + ";rport;branch=" + branch));
        routes.forEach(route -> headers.add(new SipMessage.Header("Route", route)));
        headers.add(new SipMessage.Header("Max-Forwards", "70"));
        headers.add(new SipMessage.Header("From", local));
        headers.add(new SipMessage.Header("To", to));
        headers.add(new SipMessage.Header("Call-ID", callId));
        headers.add(new SipMessage.Header("CSeq", sequence + " " + method));
        headers.add(new SipMessage.Header("Contact", "<" + contact() + ">"));
        if (!body.isEmpty()) {
            headers.add(new SipMessage.Header("Content-Type", "application/sdp"));
        }
        return new SipMessage(method + " " + uri + " SIP/2.0", headers, body);
    }

    /** Our own URI. */
    String contact() {
        return "sip:telephone@" + host(us);
    }

    private static String host(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }
}
