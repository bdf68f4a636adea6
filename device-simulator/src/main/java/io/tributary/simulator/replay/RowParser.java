package io.tributary.simulator.replay;

import io.tributary.simulator.telemetry.Reading;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.name.InvalidNameException;
import io.tributary.topology.name.LocationName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Makes a message of a row's cells, or says why not. */
final class RowParser {

    private final Columns columns;
    private final Timestamps timestamps;
    private final CellValues values;
    private final @Nullable String location;
    private final @Nullable String device;

    /**
     * Parses rows of such a file.
     *
     * @param location location where the file has no column for it
     * @param device device where the file has no column for it
     */
    RowParser(
            Columns columns,
            Timestamps timestamps,
            CellValues values,
            @Nullable String location,
            @Nullable String device) {
        this.columns = columns;
        this.timestamps = timestamps;
        this.values = values;
        this.location = location;
        this.device = device;
    }

    ReplayRow parse(List<String> row) throws BadRowException {
        if (row.size() != columns.names().size()) {
            throw new BadRowException(
                    "%d cells, but the header has %d"
                            .formatted(row.size(), columns.names().size()));
        }
        List<String> cells = row.stream().map(RowParser::stripped).toList();
        try {
            Instant at = timestamps.parse(cells.get(columns.time()));
            LocationName where =
                    LocationName.of(cellOr(cells, columns.location(), "location", location));
            DeviceId who = DeviceId.of(cellOr(cells, columns.device(), "device", device));
            return new ReplayRow(at, where, who, readings(cells, where, who));
        } catch (InvalidNameException e) {
            throw new BadRowException(String.valueOf(e.getMessage()));
        }
    }

    private List<Reading> readings(List<String> cells, LocationName where, DeviceId who)
            throws BadRowException {
        List<Reading> readings =
                switch (columns.layout()) {
                    case Columns.WideForm wide -> wide(cells, wide.elements(), where, who);
                    case Columns.LongForm form ->
                            one(
                                    ElementName.of(cells.get(form.element())),
                                    cells.get(form.value()),
                                    where,
                                    who);
                };
        if (readings.isEmpty()) {
            throw new BadRowException("no value in any column");
        }
        return readings;
    }

    /** An empty cell is a value that was not measured. */
    private List<Reading> wide(
            List<String> cells,
            Map<Integer, ElementName> elements,
            LocationName where,
            DeviceId who)
            throws BadRowException {
        List<Reading> readings = new ArrayList<>();
        for (Map.Entry<Integer, ElementName> column : elements.entrySet()) {
            readings.addAll(one(column.getValue(), cells.get(column.getKey()), where, who));
        }
        return readings;
    }

    private List<Reading> one(ElementName element, String cell, LocationName where, DeviceId who)
            throws BadRowException {
        return cell.isEmpty()
                ? List.of()
                : List.of(new Reading(element, values.parse(where, who, element, cell)));
    }

    private static String cellOr(
            List<String> cells, OptionalInt column, String what, @Nullable String otherwise)
            throws BadRowException {
        String cell = column.isPresent() ? cells.get(column.getAsInt()) : "";
        if (!cell.isEmpty()) {
            return cell;
        }
        if (otherwise == null) {
            throw new BadRowException("the " + what + " is missing");
        }
        return otherwise;
    }

    private static String stripped(@Nullable String cell) {
        return cell == null ? "" : cell.strip();
    }
}
