package io.tributary.dashboard.stream;

import io.tributary.dashboard.access.ForViewers;
import io.tributary.dashboard.device.HomeSelection;
import io.tributary.dashboard.problem.ProblemType;
import io.tributary.dashboard.problem.Refuses;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The live stream over server-sent events. */
@ForViewers
@RestController
class StreamController {

    private final Streams streams;
    private final HomeSelection selection;

    StreamController(Streams streams, HomeSelection selection) {
        this.streams = streams;
        this.selection = selection;
    }

    @Refuses({
        ProblemType.INVALID_PARAMETER,
        ProblemType.UNKNOWN_SITE,
        ProblemType.NOT_ACCEPTABLE,
        ProblemType.TOO_MANY_STREAMS
    })
    @GetMapping(path = "/api/v1/sites/{site}/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> stream(
            @PathVariable SiteId site,
            @RequestParam(required = false) @Nullable LocationName location,
            @RequestParam(defaultValue = "false") boolean pipeline,
            @RequestParam(defaultValue = "false") boolean home,
            @RequestParam(required = false) @Nullable String list,
            @RequestParam(required = false) @Nullable List<DeviceId> device,
            HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        Interest interest =
                home
                        ? new Interest.Home(site, selection::contains)
                        : interest(site, location, pipeline, list, device);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("X-Accel-Buffering", "no")
                .body(streams.open(interest, session == null ? null : session.getId()));
    }

    private static Interest interest(
            SiteId site,
            @Nullable LocationName location,
            boolean pipeline,
            @Nullable String list,
            @Nullable List<DeviceId> device) {
        if (pipeline) {
            return new Interest.Flow(site);
        }
        return list == null
                ? new Interest.Everything(site, location)
                : new Interest.OfList(
                        site,
                        location,
                        Listing.CHOICES.parse(list),
                        device == null ? Set.of() : Set.copyOf(device));
    }
}
