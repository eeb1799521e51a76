package io.viciagents.dispatcher.setup;

import io.viciagents.service.configuration.Checks;
import io.viciagents.service.configuration.Default;
import io.viciagents.service.configuration.Doc;
import io.viciagents.service.configuration.Secret;

/**
 * By which we speak to VICIdial's APIs.
 *
 * @param user a user of VICIdial's for us alone
 * @param password of that user
 * @param source what VICIdial's API log calls us
 */
public record ApiUser(
        @Default("aiagents") @Doc("A user of VICIdial's that nobody else uses: ten bad logins would lock it.")
        String user,

        @Doc("From a file or the environment: {file: /run/secrets/vicidial} or {env: VICIDIAL_PASSWORD}.")
        Secret password,

        @Default("aiagents") @Doc("Another one to tell two of our systems apart in VICIdial's API log.")
        String source) {
    /** Refuses what could never log in. */
    public ApiUser {
        new Checks()
                .that(Words.USER.fits(user), "user", Words.USER.refusal(user))
                .that(Words.PASSWORD.fits(password.reveal()), "password", Words.PASSWORD.hiddenRefusal())
                .that(Words.USER.fits(source), "source", Words.USER.refusal(source))
                .done();
    }
}
