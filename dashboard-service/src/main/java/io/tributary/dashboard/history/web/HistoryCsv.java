package io.tributary.dashboard.history.web;

import io.tributary.dashboard.history.Point;
import io.tributary.dashboard.history.Series;
import io.tributary.topology.name.SiteId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Writes history as CSV (RFC 4180) while it is computed. What fails before the first bytes are out
 * is answered as any error; later the connection is broken off, so that nobody takes a part for the
 * whole.
 */
final class HistoryCsv {

    static final String MEDIA_TYPE = "text/csv";

    private static final String HEADER =
            "at,location,device,element,type,unit,count,mean,min,max,last\r\n";

    private final HttpServletResponse response;

    HistoryCsv(HttpServletResponse response) {
        this.response = response;
    }

    void write(SiteId site, Consumer<Consumer<Series>> export) throws IOException {
        response.setContentType(MEDIA_TYPE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"%s-history.csv\"".formatted(site));
        // not the response's own writer, which would keep a problem from being written instead
        Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        out.write(HEADER);
        try {
            export.accept(series -> rows(out, series));
            out.flush();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (RuntimeException e) {
            giveUp(e);
        }
    }

    private void giveUp(RuntimeException e) throws IOException {
        if (response.isCommitted()) {
            // without the cause, by which it would be answered as a problem in the midst of the CSV
            throw new IOException("history could not be exported to its end: " + e.getMessage());
        }
        response.resetBuffer();
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, null);
        throw e;
    }

    private static void rows(Writer out, Series series) {
        String middle =
                ",%s,%s,%s,%s,%s,"
                        .formatted(
                                series.location(),
                                series.device(),
                                series.element(),
                                series.type().name().toLowerCase(Locale.ROOT),
                                CsvField.of(series.unit()));
        try {
            for (Point point : series.points()) {
                out.write(point.at() + middle + figures(point));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String figures(Point point) {
        return "%d,%s,%s,%s,%s\r\n"
                .formatted(
                        point.count(),
                        number(point.mean()),
                        number(point.min()),
                        number(point.max()),
                        CsvField.of(point.last()));
    }

    private static String number(@Nullable Double number) {
        return number == null ? "" : number.toString();
    }
}
