package io.tributary.acquisition.handover;

import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * This service's identity.
 *
 * @param id names this acquirer in its batches; {@code {site}-acq} when absent
 */
@Validated
@ConfigurationProperties("tributary.acquisition")
record AcquisitionProperties(
        @Nullable @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}") String id) {}
