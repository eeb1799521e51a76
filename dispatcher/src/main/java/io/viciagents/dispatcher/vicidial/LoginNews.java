package io.viciagents.dispatcher.vicidial;

import io.viciagents.vicidial.api.Api;

/** Is told how dialers take our login. Called on the client's context: returns at once. */
interface LoginNews {
    /** For whoever is alone. */
    LoginNews NONE = new LoginNews() {
        @Override
        public void refused(String dialer, Api api) {}

        @Override
        public void accepted(String dialer, Api api) {}
    };

    /** It was refused; nothing more is sent to that API. */
    void refused(String dialer, Api api);

    /** It was accepted, for the first time or after it was tried again. */
    void accepted(String dialer, Api api);
}
