package io.viciagents.dispatcher.setup;

/** The tables of VICIdial's that we set something in, with the admin page that shows them. */
public enum Table {
    /** Lines and the API's user. */
    USERS("vicidial_users", "user", "Users"),
    /** Campaigns. */
    CAMPAIGNS("vicidial_campaigns", "campaign_id", "Campaigns"),
    /** In-groups. */
    IN_GROUPS("vicidial_inbound_groups", "group_id", "Inbound > In-Groups"),
    /** Numbers. */
    DIDS("vicidial_inbound_dids", "did_pattern", "Inbound > DIDs"),
    /** Remote-agent entries; their key is our convention, the table has another. */
    REMOTE_AGENTS("vicidial_remote_agents", "user_start", "Admin > Remote Agents"),
    /** One row for the whole system; it has no key. */
    SYSTEM("system_settings", "", "Admin > System Settings");

    private final String sqlName;
    private final String key;
    private final String page;

    Table(String sqlName, String key, String page) {
        this.sqlName = sqlName;
        this.key = key;
        this.page = page;
    }

    /** VICIdial's name. */
    public String sqlName() {
        return sqlName;
    }

    /** The column by which we know a row; empty where there is only one. */
    public String key() {
        return key;
    }

    /**
     * The column by which a row is known to be ours and not somebody else's with the same key; empty where the key tells.
     */
    public String mark() {
        return this == REMOTE_AGENTS ? "conf_exten" : "";
    }

    /** Where an administrator finds it. */
    public String page() {
        return page;
    }
}
