package io.tributary.simulator.replay;

import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.site.SiteModel;
import io.tributary.topology.site.ValueType;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/** Reads a cell as the type that the site model gives the element. */
final class CellValues {

    private static final int LONGEST_NUMBER = 64;

    private final SiteModel site;

    CellValues(SiteModel site) {
        this.site = site;
    }

    /** The value; an element outside the model is a number, or true or false. */
    Object parse(LocationName location, DeviceId device, ElementName element, String cell)
            throws BadRowException {
        Optional<ValueType> type = typeOf(location, device, element);
        if (type.isEmpty()) {
            return isBoolean(cell) ? bool(element, cell) : number(element, cell);
        }
        return switch (type.get()) {
            case NUMBER -> number(element, cell);
            case BOOLEAN -> bool(element, cell);
            case TEXT -> cell;
        };
    }

    private Optional<ValueType> typeOf(
            LocationName location, DeviceId device, ElementName element) {
        return site.location(location)
                .flatMap(known -> known.device(device))
                .flatMap(known -> known.element(element))
                .map(known -> known.type());
    }

    private static BigDecimal number(ElementName element, String cell) throws BadRowException {
        try {
            BigDecimal number =
                    cell.length() <= LONGEST_NUMBER ? new BigDecimal(cell) : BigDecimal.ZERO;
            if (cell.length() <= LONGEST_NUMBER && Double.isFinite(number.doubleValue())) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, with the cell
        }
        throw new BadRowException("%s: \"%s\" is not a finite number".formatted(element, cell));
    }

    private static Boolean bool(ElementName element, String cell) throws BadRowException {
        return switch (cell.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default ->
                    throw new BadRowException(
                            "%s: \"%s\" is neither true nor false".formatted(element, cell));
        };
    }

    private static boolean isBoolean(String cell) {
        return cell.equalsIgnoreCase("true") || cell.equalsIgnoreCase("false");
    }
}
