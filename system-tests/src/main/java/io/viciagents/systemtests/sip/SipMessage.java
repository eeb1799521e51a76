package io.viciagents.systemtests.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A request or a response, RFC 3261 section 7.
 *
 * @param startLine request line or status line
 * @param headers in their order, names as they came
 * @param body mostly SDP, or empty
 */
record SipMessage(String startLine, List<Header> headers, String body) {
    SipMessage {
        headers = List.copyOf(headers);
    }

    /** One header line. */
    record Header(String name, String value) {}

    /** Reads a datagram; empty when it is no SIP message. */
    static Optional<SipMessage> parse(byte[] bytes, int length) {
        String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
        int blank = text.indexOf("\r\n\r\n");
        if (blank < 0) {
            return Optional.empty();
        }
        String[] lines = text.substring(0, blank).split("\r\n", -1);
        if (!lines[0].startsWith("SIP/2.0 ") && !lines[0].endsWith(" SIP/2.0")) {
            return Optional.empty();
        }
        List<Header> headers = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon < 1) {
                return Optional.empty();
            }
            headers.add(new Header(
                    lines[i].substring(0, colon).strip(),
                    lines[i].substring(colon + 1).strip()));
        }
        return Optional.of(new SipMessage(lines[0], headers, text.substring(blank + 4)));
    }

    /** As it goes over the wire, with its Content-Length. */
    byte[] bytes() {
        StringBuilder text = new StringBuilder(startLine).append("\r\n");
        for (Header header : headers) {
            text.append(header.name).append(": ").append(header.value).append("\r\n");
        }
        int bodyBytes = body.getBytes(StandardCharsets.UTF_8).length;
        text.append("Content-Length: ").append(bodyBytes).append("\r\n\r\n").append(body);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Whether it is a response. */
    boolean isResponse() {
        return startLine.startsWith("SIP/2.0 ");
    }

    /** The request's method, as in INVITE; of a response the method that it answers. */
    String method() {
        if (!isResponse()) {
            return startLine.substring(0, Math.max(0, startLine.indexOf(' ')));
        }
        String sequence = header("CSeq");
        return sequence.substring(sequence.lastIndexOf(' ') + 1);
    }

    /** The response's status code; 0 for a status line without one. */
    int status() {
        String[] words = startLine.split(" ", 3);
        return words.length > 1 && words[1].matches("[1-6][0-9]{2}") ? Integer.parseInt(words[1]) : 0;
    }

    /** The first header of this name, long or compact form; empty when there is none. */
    String header(String name) {
        List<String> all = headersNamed(name);
        return all.isEmpty() ? "" : all.getFirst();
    }

    /** All headers of this name, in their order. */
    List<String> headersNamed(String name) {
        String compact = compact(name);
        return headers.stream()
                .filter(header -> header.name.equalsIgnoreCase(name) || header.name.equalsIgnoreCase(compact))
                .map(Header::value)
                .toList();
    }

    /** The tag in From or To; empty when there is none. */
    String tag(String header) {
        return parameter(header(header), "tag");
    }

    /** The response to this request, RFC 3261 section 8.2.6: what must be copied is. */
    SipMessage response(String statusLine, String toTag, List<Header> more, String body) {
        List<Header> answer = new ArrayList<>();
        headersNamed("Via").forEach(via -> answer.add(new Header("Via", via)));
        headersNamed("Record-Route").forEach(route -> answer.add(new Header("Record-Route", route)));
        answer.add(new Header("From", header("From")));
        answer.add(new Header("To", tag("To").isEmpty() ? header("To") + ";tag=" + toTag : header("To")));
        answer.add(new Header("Call-ID", header("Call-ID")));
        answer.add(new Header("CSeq", header("CSeq")));
        answer.addAll(more);
        return new SipMessage("SIP/2.0 " + statusLine, answer, body);
    }

    /** The URI between angle brackets, or the value up to its parameters. */
    static String uri(String value) {
        int open = value.indexOf('<');
        int close = value.indexOf('>', open + 1);
        return open >= 0 && close > open ? value.substring(open + 1, close) : value.split(";", 2)[0].strip();
    }

    private static String parameter(String value, String name) {
        for (String part : value.substring(value.indexOf('>') + 1).split(";", -1)) {
            if (part.strip().toLowerCase(Locale.ROOT).startsWith(name + "=")) {
                return part.strip().substring(name.length() + 1);
            }
        }
        return "";
    }

    private static String compact(String name) {
        return switch (name) {
            case "Via" -> "v";
            case "From" -> "f";
            case "To" -> "t";
            case "Call-ID" -> "i";
            case "Contact" -> "m";
            case "Content-Type" -> "c";
            default -> name;
        };
    }
}
