package io.tributary.dashboard.support;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tributary.dashboard.identity.IdentityPublisher;
import io.tributary.dashboard.identity.Tokens;
import io.tributary.dashboard.identity.Users;
import io.tributary.dashboard.live.Actuators;
import io.tributary.dashboard.live.DeviceKey;
import io.tributary.dashboard.live.Devices;
import io.tributary.dashboard.live.Reading;
import io.tributary.dashboard.live.Readings;
import io.tributary.dashboard.live.Sites;
import io.tributary.topology.identity.ApiToken;
import io.tributary.topology.identity.UserAccount;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.presence.ActuatorState;
import io.tributary.topology.presence.Presence;
import io.tributary.topology.telemetry.Value;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * The thesis home at 10:15:30: room1 online with 21.4 °C and its light on, the others never seen;
 * in the attic a stranger that sends text which would like to be a script.
 */
@TestConfiguration(proxyBeanMethods = false)
public class SliceState {

    public static final String SCRIPT = "<script>alert(1)</script>";

    @Bean
    @Primary
    TestClock testClock() {
        return new TestClock();
    }

    @Bean
    Trail trail() {
        return new Trail();
    }

    /** What Kafka does: what is written is read by everybody. */
    @Bean
    IdentityPublisher identityPublisher(Users users, Tokens tokens) {
        return new IdentityPublisher() {
            @Override
            public void publish(UserAccount user) {
                users.accept(user);
            }

            @Override
            public void publish(ApiToken token) {
                tokens.accept(token);
            }

            @Override
            public void forget(ApiToken token) {
                tokens.remove(token.id());
            }
        };
    }

    @Bean
    MeterRegistry meterRegistry() {
        return new SimpleMeterRegistry();
    }

    @Bean
    InitializingBean state(Sites sites, Devices devices, Actuators actuators, Readings readings) {
        return () -> {
            sites.accept(Home.MODEL);
            sites.accept(Home.heartbeat(Home.SITE, TestClock.START));
            devices.accept(
                    Home.device(
                            Home.SITE, Home.ROOM1, Home.NODE1, Presence.ONLINE, TestClock.START));
            actuators.accept(
                    new ActuatorState(
                            Home.SITE,
                            Home.ROOM1,
                            Commanding.LIGHT,
                            1,
                            "ON",
                            TestClock.START,
                            null));
            readings.accept(
                    new Reading(
                            new DeviceKey(Home.SITE, Home.ROOM1, Home.NODE1),
                            Home.TEMPERATURE,
                            new Value.NumberValue(21.4),
                            "Cel",
                            TestClock.START.minusSeconds(3)));
            readings.accept(
                    new Reading(
                            new DeviceKey(
                                    Home.SITE, LocationName.of("attic"), DeviceId.of("stranger")),
                            ElementName.of("note"),
                            new Value.TextValue(SCRIPT),
                            null,
                            TestClock.START));
        };
    }
}
