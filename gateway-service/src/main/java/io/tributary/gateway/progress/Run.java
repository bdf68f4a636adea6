package io.tributary.gateway.progress;

import io.tributary.gateway.aggregation.Aggregation;
import io.tributary.topology.rejection.Rejection;
import java.util.List;

/**
 * A run of whole consecutive batches from the journal, ready to be committed.
 *
 * @param end journal position after it
 * @param records how many journal records
 * @param aggregation their readings
 * @param rejections what was refused in them
 * @param repeats messages that came before and are left out
 * @param more whether the journal holds more that is due now
 */
record Run(
        long end,
        int records,
        Aggregation aggregation,
        List<Rejection> rejections,
        long repeats,
        boolean more) {}
