package io.tributary.acquisition.intake;

import io.tributary.acquisition.backlog.GatewayBacklog;
import io.tributary.acquisition.presence.DeviceEventDecoder;
import io.tributary.acquisition.rate.RateLimit;
import io.tributary.acquisition.rejection.Rejections;
import io.tributary.acquisition.telemetry.SensedMessageDecoder;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.site.SiteModelReader;

/** Decoders of the thesis home. */
final class Decoders {

    static final int MAX_PAYLOAD_BYTES = 1000;

    private static final SiteId HOME = SiteId.of("home");

    private Decoders() {}

    static DeviceMessageDecoder of(RateLimit rate, GatewayBacklog backlog) {
        SensedMessageDecoder sensed = new SensedMessageDecoder(SiteModelReader.thesisHome());
        Rejections rejections = new Rejections(HOME);
        return new DeviceMessageDecoder(
                sensed,
                new DeviceEventDecoder(),
                rejections,
                new ReplayDecoder(HOME, sensed, rejections, backlog, MAX_PAYLOAD_BYTES),
                new Admission(rate, backlog),
                MAX_PAYLOAD_BYTES);
    }
}
