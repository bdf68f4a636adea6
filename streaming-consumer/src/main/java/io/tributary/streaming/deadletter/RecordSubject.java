package io.tributary.streaming.deadletter;

import io.tributary.streaming.document.SourceRecord;
import io.tributary.streaming.document.Subject;
import io.tributary.topology.name.Names;
import io.tributary.topology.name.SiteId;
import org.jspecify.annotations.Nullable;

/**
 * What a record is about as far as its key tells, which is all there is when its value cannot be
 * read.
 */
final class RecordSubject {

    /** Stands where not even the key names a site. */
    static final SiteId UNKNOWN = SiteId.of("unknown");

    private RecordSubject() {}

    static Subject of(SourceRecord record) {
        String key = record.key();
        String[] part = key == null ? new String[0] : key.split("/", -1);
        if (part.length < 2 || !Names.isValid(part[0])) {
            return new Subject(UNKNOWN, null, null);
        }
        boolean device = part.length == 4 && part[2].equals("device");
        return new Subject(
                SiteId.of(part[0]), validOrNull(part[1]), device ? validOrNull(part[3]) : null);
    }

    private static @Nullable String validOrNull(String name) {
        return Names.isValid(name) ? name : null;
    }
}
