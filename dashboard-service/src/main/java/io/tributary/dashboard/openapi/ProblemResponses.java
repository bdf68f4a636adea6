package io.tributary.dashboard.openapi;

import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.tributary.dashboard.problem.ProblemType;
import io.tributary.dashboard.problem.Refuses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;

/** The problems an operation may be answered with: its own, and those of all. */
final class ProblemResponses {

    private static final List<ProblemType> OF_ALL =
            List.of(
                    ProblemType.UNAUTHENTICATED,
                    ProblemType.RATE_LIMITED,
                    ProblemType.INTERNAL,
                    ProblemType.SERVICE_UNAVAILABLE);
    private static final Set<Integer> PASSING = Set.of(429, 503);

    Map<String, ApiResponse> of(HandlerMethod method) {
        Map<Integer, List<ProblemType>> byStatus = new TreeMap<>();
        Refuses own = method.getMethodAnnotation(Refuses.class);
        List<ProblemType> types = new ArrayList<>(own == null ? List.of() : List.of(own.value()));
        types.addAll(OF_ALL);
        if (takesBody(method)) {
            types.add(ProblemType.TOO_LARGE);
        }
        types.forEach(
                type ->
                        byStatus.computeIfAbsent(type.status().value(), each -> new ArrayList<>())
                                .add(type));
        Map<String, ApiResponse> responses = new TreeMap<>();
        byStatus.forEach((status, each) -> responses.put("" + status, response(status, each)));
        return responses;
    }

    private static boolean takesBody(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(each -> each.hasParameterAnnotation(RequestBody.class));
    }

    private static ApiResponse response(int status, List<ProblemType> types) {
        MediaType problem =
                new MediaType()
                        .schema(new Schema<>().$ref("#/components/schemas/" + SharedParts.PROBLEM));
        types.forEach(
                type ->
                        problem.addExamples(
                                type.code(),
                                new Example().$ref("#/components/examples/" + type.code())));
        ApiResponse response =
                new ApiResponse()
                        .description(
                                types.stream()
                                        .map(ProblemType::title)
                                        .collect(Collectors.joining("; ")))
                        .content(new Content().addMediaType("application/problem+json", problem));
        if (PASSING.contains(status)) {
            response.addHeaderObject(
                    "Retry-After", new Header().$ref("#/components/headers/Retry-After"));
        }
        return response;
    }
}
