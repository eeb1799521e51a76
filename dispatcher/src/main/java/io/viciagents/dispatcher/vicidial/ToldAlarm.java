package io.viciagents.dispatcher.vicidial;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.viciagents.vicidial.api.Api;
import io.viciagents.vicidial.api.DialerAlarm;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log and the metrics that a dialer cannot be asked. */
final class ToldAlarm implements DialerAlarm {
    private static final Logger log = LoggerFactory.getLogger(ToldAlarm.class);

    private final Map<Api, State> states = new ConcurrentHashMap<>(
            Arrays.stream(Api.values()).collect(Collectors.toMap(Function.identity(), api -> State.WELL)));

    private final LoginNews news;

    /** What is known of an API; the gauge {@code dialer.api} tells its number. */
    private enum State {
        WELL(0),
        UNREACHABLE(1),
        LOGIN_REFUSED(2);

        private final int gauge;

        State(int gauge) {
            this.gauge = gauge;
        }
    }

    ToldAlarm(String dialer, MeterRegistry meters, LoginNews news) {
        this.news = news;
        for (Api api : Api.values()) {
            Gauge.builder("dialer.api", () -> states.getOrDefault(api, State.WELL).gauge)
                    .description("0: answers, 1: does not answer, 2: refused our login, a human must mend it")
                    .tag("dialer", dialer)
                    .tag("api", api.name())
                    .register(meters);
        }
    }

    @Override
    public void loginRefused(String dialer, Api api) {
        states.put(api, State.LOGIN_REFUSED);
        log.atError()
                .addKeyValue("dialer", dialer)
                .addKeyValue("api", api)
                .log("refuses our login: mend the user (password, active, level 8, vdc_agent_api_access), then POST"
                        + " /dialers/try-login-again; until then calls end by the dialplan and their books wait");
        news.refused(dialer, api);
    }

    @Override
    public void loginAccepted(String dialer, Api api) {
        if (states.replace(api, State.LOGIN_REFUSED, State.WELL)) {
            log.atInfo().addKeyValue("dialer", dialer).addKeyValue("api", api).log("accepts our login again");
        }
        news.accepted(dialer, api);
    }

    @Override
    public void unreachable(String dialer, Api api) {
        states.put(api, State.UNREACHABLE);
        log.atError()
                .addKeyValue("dialer", dialer)
                .addKeyValue("api", api)
                .log("does not answer: calls end by the dialplan, and their books wait until it answers");
    }

    @Override
    public void reachable(String dialer, Api api) {
        states.put(api, State.WELL);
        log.atInfo().addKeyValue("dialer", dialer).addKeyValue("api", api).log("answers again");
    }
}
