package io.tributary.dashboard.page;

import io.tributary.dashboard.live.Live;
import io.tributary.dashboard.support.TestClock;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Words and figures as an English browser gets them. */
final class English {

    private English() {}

    static Words words() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        return new Words(messages, Locale.ENGLISH, Locale.US);
    }

    static Display display() {
        Live live = new Live();
        return new Display(
                new TestClock(), words(), new Trends(live.readings, live.changes, live.clock));
    }
}
