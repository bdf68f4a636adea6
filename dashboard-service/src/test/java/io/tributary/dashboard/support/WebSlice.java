package io.tributary.dashboard.support;

import io.tributary.dashboard.audit.AuditTrail;
import io.tributary.dashboard.command.CommandArchive;
import io.tributary.dashboard.command.CommandPublisher;
import io.tributary.dashboard.credential.CredentialPublisher;
import io.tributary.dashboard.history.HistoryReader;
import io.tributary.dashboard.presence.PresenceChanges;
import io.tributary.dashboard.rejection.Rejections;
import io.tributary.dashboard.rejection.ReplayPublisher;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/**
 * A test of everything from HTTP down to the live read model; Kafka and Elasticsearch are mocks,
 * and the clock stands still. The read model holds what {@link SliceState} puts there.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WebMvcTest(
        includeFilters =
                @Filter(
                        type = FilterType.REGEX,
                        pattern = "io\\.tributary\\.dashboard\\.[a-z]+\\.[A-Z]\\w*"))
@Import(SliceState.class)
@MockitoBean(
        types = {
            AuditTrail.class,
            CommandArchive.class,
            CommandPublisher.class,
            CredentialPublisher.class,
            HistoryReader.class,
            PresenceChanges.class,
            Rejections.class,
            ReplayPublisher.class
        })
@TestPropertySource(properties = "tributary.administrator.password=" + WebSlice.PASSWORD)
public @interface WebSlice {

    /** The administrator's password. */
    String PASSWORD = "open sesame";
}
