package io.viciagents.dispatcher.doctor;

import io.viciagents.vicidial.api.DialerClient;
import io.viciagents.vicidial.api.DialerException;
import io.viciagents.vicidial.api.Right;
import java.util.ArrayList;
import java.util.List;

/** The API's user may call each function that we use. */
final class ApiRights implements Check {
    private final DialerClient dialer;
    private final String user;

    ApiRights(DialerClient dialer, String user) {
        this.dialer = dialer;
        this.user = user;
    }

    @Override
    public String name() {
        return "API user's rights, function by function";
    }

    @Override
    public List<Finding> look() {
        try {
            List<Right> rights = dialer.rights().ask().await();
            List<Finding> wrong = new ArrayList<>();
            for (Right right : rights) {
                switch (right.answer()) {
                    case PERMITTED -> {}
                    case NOT_PERMITTED ->
                        wrong.add(Finding.wrong(
                                user,
                                "VICIdial does not permit " + right.function(),
                                "add it to API Allowed Functions of that user, and look at its Modify rights"));
                }
            }
            return wrong.isEmpty()
                    ? List.of(Finding.ok(user, "all " + rights.size() + " functions that are used are permitted"))
                    : wrong;
        } catch (DialerException.LoginRefused refused) {
            return List.of(Finding.wrong(
                    user,
                    "VICIdial refuses the login",
                    "look at that user: password (letters, digits, - and _ only), Active Y, User Level 8, Agent API Access"
                            + " 1, Modify Leads 1; after ten refusals VICIdial locks it for 15 minutes"));
        } catch (DialerException failed) {
            return List.of(Finding.wrong(
                    user, failed.getMessage() + "", "look at the key web, VICIdial's web server and the way to it"));
        }
    }
}
