package io.tributary.containers;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests against servers in containers. They are skipped, and say why, where no Docker answers or an
 * image is not there; they fail where {@code docker-compose.yml} does not name one.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ImagesCondition.class)
public @interface NeedsImages {

    /** Services of {@code docker-compose.yml}. */
    String[] value();
}
