package io.viciagents.node.profile;

import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;

/** What a profile allows its language model to do besides speaking. */
public sealed interface Tool {
    /**
     * End the call.
     *
     * @param ends the profile's ends by their names, each with when it is right
     */
    record EndCall(Map<String, String> ends) implements Tool {
        /** Keeps what was given. */
        public EndCall {
            ends = Map.copyOf(ends);
        }
    }

    /**
     * Hand the caller over.
     *
     * @param ends those of the profile's ends that lead to an in-group or an extension, each with when it is right
     */
    record Transfer(Map<String, String> ends) implements Tool {
        /** Keeps what was given. */
        public Transfer {
            ends = Map.copyOf(ends);
        }
    }

    /**
     * Promise a call at another time.
     *
     * @param from the earliest time of day, where the lead lives
     * @param until the latest
     * @param days how far ahead
     */
    record Callback(LocalTime from, LocalTime until, int days) implements Tool {}

    /**
     * Say what the call has come to, before it ends.
     *
     * @param statuses VICIdial's, each with when it is right
     */
    record Disposition(Map<String, String> statuses) implements Tool {
        /** Keeps what was given. */
        public Disposition {
            statuses = Map.copyOf(statuses);
        }
    }

    /** Promise that the caller is never called again. */
    record NeverAgain() implements Tool {}

    /**
     * Write down what the caller told.
     *
     * @param fields VICIdial's names, each with what it is for
     */
    record LeadFields(Map<String, String> fields) implements Tool {
        /** Keeps what was given. */
        public LeadFields {
            fields = Map.copyOf(fields);
        }
    }

    /** Send keys to the other party. */
    record Keys() implements Tool {}

    /** Let the caller type a number. */
    record TypedNumber() implements Tool {}

    /** Stop keeping what is said and typed, while the caller tells something secret, and go on with it. */
    record Discretion() implements Tool {}

    /**
     * Ask or tell another system over HTTP.
     *
     * @param name of lower-case letters, digits and _
     * @param description when to use it, for the model
     * @param method GET, POST, PUT, PATCH or DELETE; arguments that stand nowhere in the address go into the query of a GET
     *     or DELETE and into the JSON body of the others
     * @param address with {@code {arguments}}, which are encoded
     * @param headers by their names
     * @param parameters a JSON schema of an object
     * @param limit how long it may take
     * @param mostBytes of the answer that are read; the rest is cut
     */
    record Http(
            String name,
            String description,
            String method,
            String address,
            Map<String, Header> headers,
            String parameters,
            Duration limit,
            int mostBytes)
            implements Tool {
        /** Keeps what was given. */
        public Http {
            headers = Map.copyOf(headers);
        }

        /** Where it is reached, for the log: without path and arguments. */
        public String host() {
            return URI.create(address.replaceAll("[{}]", "_")).getHost();
        }
    }

    /** What a header holds. */
    sealed interface Header {
        /** This text. */
        record Text(String text) implements Header {}

        /**
         * A secret of the node's configuration.
         *
         * @param name under {@code secrets} there
         * @param before what stands before it, such as {@code Bearer }, or empty
         */
        record Reference(String name, String before) implements Header {}
    }
}
