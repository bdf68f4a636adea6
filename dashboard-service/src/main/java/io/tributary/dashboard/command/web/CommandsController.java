package io.tributary.dashboard.command.web;

import io.tributary.dashboard.access.ForOperators;
import io.tributary.dashboard.access.ForViewers;
import io.tributary.dashboard.audit.CurrentActor;
import io.tributary.dashboard.command.CommandDesk;
import io.tributary.dashboard.command.CommandFilters;
import io.tributary.dashboard.command.CommandHistory;
import io.tributary.dashboard.command.CommandRequest;
import io.tributary.dashboard.command.CommandView;
import io.tributary.dashboard.command.CommandViews;
import io.tributary.dashboard.command.IdempotencyKey;
import io.tributary.dashboard.command.ShownState;
import io.tributary.dashboard.live.ActuatorKey;
import io.tributary.dashboard.paging.Cursor;
import io.tributary.dashboard.paging.Page;
import io.tributary.dashboard.paging.PageLimit;
import io.tributary.dashboard.problem.ApiProblemException;
import io.tributary.dashboard.problem.ProblemType;
import io.tributary.dashboard.problem.Refuses;
import io.tributary.topology.command.CommandId;
import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Commands: asking for them, and what became of them. */
@ForViewers
@RestController
@RequestMapping("/api/v1/sites/{site}")
class CommandsController {

    private final CommandDesk desk;
    private final CommandHistory history;
    private final CommandFilters filters;
    private final CommandViews views;
    private final CurrentActor actors;

    CommandsController(
            CommandDesk desk,
            CommandHistory history,
            CommandFilters filters,
            CommandViews views,
            CurrentActor actors) {
        this.desk = desk;
        this.history = history;
        this.filters = filters;
        this.views = views;
        this.actors = actors;
    }

    @Refuses({
        ProblemType.BAD_REQUEST,
        ProblemType.INVALID_PARAMETER,
        ProblemType.FORBIDDEN,
        ProblemType.UNKNOWN_SITE,
        ProblemType.UNKNOWN_LOCATION,
        ProblemType.UNKNOWN_ACTUATOR,
        ProblemType.UNSUPPORTED_MEDIA_TYPE,
        ProblemType.INVALID_BODY,
        ProblemType.INVALID_VALUE,
        ProblemType.IDEMPOTENCY_KEY_REUSED
    })
    @ForOperators
    @PostMapping(
            path = "/locations/{location}/actuators/{actuator}/commands",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            // or Spring asks all converters what they could make of it, for each command
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<CommandView> giveCommand(
            @PathVariable SiteId site,
            @PathVariable LocationName location,
            @PathVariable ActuatorName actuator,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody CommandBody body) {
        CommandView view =
                views.of(
                        desk.submit(
                                new CommandRequest(
                                        new ActuatorKey(site, location, actuator),
                                        body.text(),
                                        body.ttl(),
                                        actors.get(),
                                        IdempotencyKey.ofNullable(key))));
        URI place = URI.create("/api/v1/sites/" + site + "/commands/" + view.id());
        return ResponseEntity.accepted().location(place).body(view);
    }

    @Refuses({ProblemType.INVALID_PARAMETER, ProblemType.UNKNOWN_SITE})
    @GetMapping("/commands")
    Page<CommandView> commands(
            @PathVariable SiteId site,
            @RequestParam(required = false) @Nullable LocationName location,
            @RequestParam(required = false) @Nullable ActuatorName actuator,
            @RequestParam(required = false) @Nullable DeviceId device,
            @RequestParam(required = false) @Nullable String createdBy,
            @RequestParam(required = false) @Nullable List<String> state,
            @RequestParam(defaultValue = PageLimit.DEFAULT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Cursor after = Cursor.parse(cursor);
        int most = PageLimit.of(limit);
        return history.page(
                filters.of(
                        site,
                        location,
                        actuator,
                        device,
                        createdBy,
                        ShownState.CHOICES.parse(state)),
                after,
                most);
    }

    @Refuses({ProblemType.INVALID_PARAMETER, ProblemType.UNKNOWN_COMMAND})
    @GetMapping("/commands/{id}")
    CommandView command(@PathVariable SiteId site, @PathVariable String id) {
        return desk.find(parse(id))
                .filter(status -> status.site().equals(site))
                .map(views::of)
                .orElseThrow(
                        () ->
                                new ApiProblemException(
                                        ProblemType.UNKNOWN_COMMAND,
                                        "Site %s was never given a command of this id."
                                                .formatted(site)));
    }

    private static CommandId parse(String id) {
        try {
            return CommandId.parse(id);
        } catch (IllegalArgumentException e) {
            throw ApiProblemException.parameter("id", "must be the UUID of a command");
        }
    }
}
