package io.viciagents.vicidial.api;

/** Which of VICIdial's two APIs; each checks the login by rules of its own. */
public enum Api {
    /** What an agent could do with a call. */
    AGENT("/agc/api.php"),
    /** What a supervisor could read and write. */
    NON_AGENT("/vicidial/non_agent_api.php");

    private final String path;

    Api(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }
}
