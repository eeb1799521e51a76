package io.viciagents.vicidial.api;

/**
 * The API's user. Its text hides the password.
 *
 * @param user of {@code -_0-9A-Za-z}
 * @param password of {@code -_0-9A-Za-z}: VICIdial strips other characters, refuses the login and locks the user
 * @param source what VICIdial's API log calls us, 2 to 20 characters
 */
public record ApiLogin(String user, String password, String source) {
    /** Refuses what could never log in. */
    public ApiLogin {
        if (!user.matches("[-_0-9A-Za-z]{1,20}")) {
            throw new IllegalArgumentException("API user of 1 to 20 characters -_0-9A-Za-z wanted, got '" + user + "'");
        }
        if (!password.matches("[-_0-9A-Za-z]{1,100}")) {
            throw new IllegalArgumentException("password of API user '" + user
                    + "': 1 to 100 characters -_0-9A-Za-z wanted; VICIdial strips all others, so choose another");
        }
        if (!source.matches("[-_0-9A-Za-z]{2,20}")) {
            throw new IllegalArgumentException("source of 2 to 20 characters -_0-9A-Za-z wanted, got '" + source + "'");
        }
    }

    @Override
    public String toString() {
        return "ApiLogin[user=" + user + ", password=(hidden), source=" + source + "]";
    }
}
