package io.tributary.reconciliation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A table in plain text, numbers to the right. */
final class TextTable {

    private TextTable() {}

    static String of(List<String> head, List<List<String>> rows) {
        List<List<String>> all = new ArrayList<>(List.of(head));
        all.addAll(rows);
        int[] widths =
                IntStream.range(0, head.size())
                        .map(
                                column ->
                                        all.stream()
                                                .mapToInt(row -> row.get(column).length())
                                                .max()
                                                .orElse(0))
                        .toArray();
        return Stream.concat(Stream.of(head), rows.stream())
                .map(row -> line(row, widths) + "\n")
                .collect(Collectors.joining());
    }

    private static String line(List<String> row, int... widths) {
        return IntStream.range(0, row.size())
                .mapToObj(column -> padded(row.get(column), widths[column]))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }

    private static String padded(String text, int width) {
        String space = " ".repeat(width - text.length());
        boolean number =
                !text.isEmpty()
                        && "0123456789".indexOf(text.charAt(0)) >= 0
                        && text.indexOf('T') < 0;
        return number ? space + text : text + space;
    }
}
