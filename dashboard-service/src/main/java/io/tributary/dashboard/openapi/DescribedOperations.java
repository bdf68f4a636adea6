package io.tributary.dashboard.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Adds texts, examples, headers and problems to what is known of an operation. */
final class DescribedOperations implements OperationCustomizer {

    private static final String OK = "200";
    private static final String JSON = "application/json";
    private static final String TAGGED = "tagged";

    private final Texts texts;
    private final ProblemResponses problems;

    DescribedOperations(Texts texts) {
        this.texts = texts;
        this.problems = new ProblemResponses();
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        JsonNode text = texts.operation(operation.getOperationId());
        operation.setSummary(Texts.text(text, "summary"));
        operation.setDescription(Texts.text(text, "description"));
        operation.setTags(List.of(text.path("tag").asText()));
        describeParameters(operation);
        describeRequest(operation, text);
        ApiResponse answer =
                Objects.requireNonNullElseGet(operation.getResponses().get(OK), ApiResponse::new);
        ApiResponses responses = new ApiResponses();
        responses.addApiResponse(text.path("status").asText(OK), success(answer, text));
        if (text.path(TAGGED).asBoolean()) {
            operation.addParametersItem(SharedParts.ifNoneMatch());
            responses.addApiResponse("304", SharedParts.notModified());
        }
        problems.of(method).forEach(responses::addApiResponse);
        operation.setResponses(responses);
        return operation;
    }

    private void describeParameters(Operation operation) {
        if (operation.getParameters() == null) {
            return;
        }
        for (Parameter parameter : operation.getParameters()) {
            JsonNode text = texts.parameter(parameter.getName());
            parameter.setDescription(Texts.text(text, "description"));
            // of others it would be filled in where they are tried out, and narrow down to nothing
            if (Boolean.TRUE.equals(parameter.getRequired()) && text.has("example")) {
                parameter.setExample(text.get("example"));
            }
            if (parameter.getSchema() != null && text.has("enum")) {
                boolean several = parameter.getSchema().getItems() != null;
                parameter.setSchema(SharedParts.oneOf(text.get("enum"), several));
            }
        }
    }

    private static void describeRequest(Operation operation, JsonNode text) {
        if (operation.getRequestBody() != null && text.has("request")) {
            operation
                    .getRequestBody()
                    .getContent()
                    .values()
                    .forEach(media -> media.setExample(text.get("request")));
        }
    }

    private static ApiResponse success(ApiResponse answer, JsonNode text) {
        answer.setDescription(text.path("answer").asText());
        Content content = new Content();
        if (text.has("example")) {
            MediaType json = new MediaType().example(text.get("example"));
            Stream.ofNullable(answer.getContent())
                    .flatMap(known -> known.values().stream())
                    .findFirst()
                    .ifPresent(found -> json.setSchema(found.getSchema()));
            content.addMediaType(JSON, json);
        }
        text.path("otherContent")
                .properties()
                .forEach(
                        other ->
                                content.addMediaType(
                                        other.getKey(), SharedParts.plainText(other.getValue())));
        answer.setContent(content);
        for (JsonNode header : text.path("headers")) {
            answer.addHeaderObject(header.asText(), reference(header.asText()));
        }
        for (String header : SharedParts.RATE_LIMIT_HEADERS) {
            answer.addHeaderObject(header, reference(header));
        }
        return answer;
    }

    private static Header reference(String header) {
        return new Header().$ref("#/components/headers/" + header);
    }
}
