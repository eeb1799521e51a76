package io.viciagents.vicidial.dialplan;

/**
 * An extension at which VICIdial delivers calls: the {@code conf_exten} of one remote-agent entry, so of one profile.
 *
 * @param extension the {@code conf_exten}, such as 7009001
 * @param user the entry's {@code user_start}, such as 9001: named to VICIdial when a call goes on to humans and nobody
 *     said which of the entry's users had it
 */
public record DeliveryPoint(String extension, String user) {
    /** Refuses what could break out of its line. */
    public DeliveryPoint {
        Word.EXTENSION.check("extension of a delivery point", extension);
        Word.NAME.check("user of a delivery point", user);
    }
}
