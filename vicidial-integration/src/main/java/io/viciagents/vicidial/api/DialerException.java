package io.viciagents.vicidial.api;

/** VICIdial did not do what was asked. Never holds the body of an answer: login errors echo the password, and SQL. */
public abstract sealed class DialerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private DialerException(String message) {
        super(message);
    }

    /** Whether the same request may succeed later without anybody's doing. */
    public abstract boolean mayPass();

    /** It cannot be reached, did not answer in time, or answered with an HTTP error. Whether it acted is unknown. */
    public static final class Unreachable extends DialerException {
        private static final long serialVersionUID = 1;

        Unreachable(String dialer, String function, String why) {
            super("dialer '" + dialer + "' did not answer " + function + ": " + why);
        }

        @Override
        public boolean mayPass() {
            return true;
        }
    }

    /** Our login was refused, now or earlier; a human must mend it and then let us try again. */
    public static final class LoginRefused extends DialerException {
        private static final long serialVersionUID = 1;

        LoginRefused(String dialer, Api api) {
            super("dialer '" + dialer + "' refused the login to its " + api
                    + " API; nothing more is sent to it until the user is mended (password, active, user level 8,"
                    + " vdc_agent_api_access) and the login is tried again by hand");
        }

        @Override
        public boolean mayPass() {
            return false;
        }
    }

    /** The API's user lacks a right. */
    public static final class NotPermitted extends DialerException {
        private static final long serialVersionUID = 1;

        NotPermitted(String dialer, String function) {
            super("dialer '" + dialer + "' does not permit " + function
                    + ": add it to api_allowed_functions of the API's user, and check its modify rights");
        }

        @Override
        public boolean mayPass() {
            return false;
        }
    }

    /** It answered something else than the function's known answers. */
    public static final class Refused extends DialerException {
        private static final long serialVersionUID = 1;

        Refused(String dialer, String function, String reason) {
            super("dialer '" + dialer + "' refused " + function + ": " + reason);
        }

        @Override
        public boolean mayPass() {
            return false;
        }
    }
}
