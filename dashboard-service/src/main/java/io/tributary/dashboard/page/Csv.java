package io.tributary.dashboard.page;

import io.tributary.dashboard.history.Point;
import io.tributary.dashboard.history.Series;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** History as comma-separated values, one line for each point, times in UTC. */
final class Csv {

    private static final String HEAD =
            "time,location,device,element,unit,count,mean,min,max,last\r\n";

    private Csv() {}

    static String of(List<Series> all) {
        return all.stream()
                .flatMap(series -> series.points().stream().map(point -> line(series, point)))
                .collect(Collectors.joining("", HEAD, ""));
    }

    private static String line(Series series, Point point) {
        return Stream.of(
                                point.at(),
                                series.location(),
                                series.device(),
                                series.element(),
                                text(series.unit()),
                                point.count(),
                                number(point.mean()),
                                number(point.min()),
                                number(point.max()),
                                text(point.last()))
                        .map(String::valueOf)
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    private static String number(@Nullable Double value) {
        return value == null ? "" : value.toString();
    }

    /** What devices send must be no formula in a spreadsheet. */
    private static String text(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        String plain = "=+-@\t\r".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
        return "\"" + plain.replace("\"", "\"\"") + "\"";
    }
}
