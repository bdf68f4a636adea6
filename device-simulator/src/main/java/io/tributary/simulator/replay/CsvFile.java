package io.tributary.simulator.replay;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;

/** A CSV file in UTF-8, read row by row. */
final class CsvFile implements AutoCloseable {

    /**
     * The cells of a row as they stand in the file.
     *
     * @param line line of the file at which the row begins, from 1
     * @param cells its cells
     */
    record Row(long line, List<String> cells) {

        boolean isBlank() {
            return cells.stream().allMatch(cell -> cell == null || cell.isBlank());
        }
    }

    private static final CsvMapper MAPPER = CsvMapper.builder().build();

    private final MappingIterator<List<String>> rows;

    private CsvFile(MappingIterator<List<String>> rows) {
        this.rows = rows;
    }

    /** Opens the file at its first line. */
    static CsvFile open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        return new CsvFile(
                MAPPER.readerForListOf(String.class)
                        .with(CsvReadFeature.WRAP_AS_ARRAY)
                        .readValues(in));
    }

    /** Lines of the file, which is its number of rows but for line breaks within quotes. */
    static long countLines(Path file) throws IOException {
        long lines = 0;
        boolean within = false;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                for (int i = 0; i < n; i++) {
                    within = buffer[i] != '\n';
                    lines += within ? 0 : 1;
                }
            }
        }
        return within ? lines + 1 : lines;
    }

    boolean hasNext() {
        return rows.hasNextValue();
    }

    /** The line at which the next row begins. */
    long line() {
        return rows.currentLocation().getLineNr();
    }

    /**
     * The next row.
     *
     * @throws BadRowException when it is not CSV; the next row can be read all the same
     */
    Row next() throws BadRowException {
        long line = line();
        try {
            return new Row(line, rows.nextValue());
        } catch (JacksonIOException e) {
            throw e;
        } catch (JacksonException e) {
            throw new BadRowException("not CSV: " + e.getOriginalMessage() + rest(line));
        }
    }

    /** A quote that is not closed takes all lines with it up to the next one. */
    private String rest(long line) {
        long last = line() - 1;
        return last > line ? "; all lines from %d to %d are left out".formatted(line, last) : "";
    }

    @Override
    public void close() {
        rows.close();
    }
}
