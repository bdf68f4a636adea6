package io.tributary.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a page holds after a full collection.
 *
 * @param bytes of its scripts
 * @param nodes of its document, attached or not
 * @param listeners to events
 */
record BrowserMemory(long bytes, long nodes, long listeners) {

    private static final String TELL =
            """
            const [keys, from, to, done] = arguments;
            const now = Date.now();
            Promise.all([import("/assets/tiles.js"), import("/assets/spark.js")]).then(([tiles, spark]) => {
              for (let second = from; second < to; second++) {
                const at = new Date(now + second * 1000).toISOString();
                for (const key of keys) {
                  const [location, device, element] = key.split("/");
                  tiles.onReading({location, device, element, at, value: second % 997 / 10, unit: "Cel"});
                }
                if (second % 60 === 0) spark.drawCurves();
              }
              done(document.querySelector(`[data-reading="${keys[0]}"] [data-value]`).textContent);
            }, (e) => done(String(e)));
            """;

    /**
     * Tells the page values as the stream would, one of each element a second.
     *
     * @param keys {@code location/device/element} of each
     * @param from seconds from now of the first
     * @param to seconds from now after the last
     */
    static void tell(Browser browser, List<String> keys, int from, int to) {
        Object shown = browser.ask(TELL, keys, from, to);
        assertThat(String.valueOf(shown)).matches("[\\d.]+");
    }

    static BrowserMemory of(Browser browser) {
        browser.tell("HeapProfiler.collectGarbage", Map.of());
        Map<String, Object> counters = browser.tell("Memory.getDOMCounters", Map.of());
        return new BrowserMemory(
                number(browser.tell("Runtime.getHeapUsage", Map.of()), "usedSize"),
                number(counters, "nodes"),
                number(counters, "jsEventListeners"));
    }

    private static long number(Map<String, Object> all, String name) {
        return ((Number) Objects.requireNonNull(all.get(name), name)).longValue();
    }
}
