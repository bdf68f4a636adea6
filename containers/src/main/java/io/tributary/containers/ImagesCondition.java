package io.tributary.containers;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;

/** Asks for what {@link NeedsImages} names, without pulling or starting anything. */
final class ImagesCondition implements ExecutionCondition {

    private static final Logger LOG = LoggerFactory.getLogger(ImagesCondition.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), NeedsImages.class)
                .map(needs -> evaluate(context.getDisplayName(), needs))
                .orElseGet(() -> enabled("needs no image"));
    }

    private static ConditionEvaluationResult evaluate(String tests, NeedsImages needs) {
        // first: a name that is wrong is found on every machine
        List<DeployedImage> images = Stream.of(needs.value()).map(DeployedImage::of).toList();
        String reason = docker();
        if (reason.isEmpty()) {
            reason = missing(images);
        }
        if (reason.isEmpty()) {
            return enabled("Docker has " + images);
        }
        LOG.warn("{} is skipped: {}", tests, reason);
        return disabled(reason);
    }

    /** Why Docker is of no use; empty if it is. */
    private static String docker() {
        DockerClientFactory docker = DockerClientFactory.instance();
        if (!docker.isDockerAvailable()) {
            return "no Docker answers";
        }
        String named = System.getenv("DOCKER_HOST");
        // Testcontainers would take another one
        if (named != null
                && !URI.create(named).equals(docker.getTransportConfig().getDockerHost())) {
            return "no Docker answers at DOCKER_HOST=" + named;
        }
        return "";
    }

    private static String missing(List<DeployedImage> images) {
        List<String> missing =
                images.stream()
                        .filter(image -> !image.isAvailable())
                        .map(DeployedImage::name)
                        .distinct()
                        .toList();
        return missing.isEmpty()
                ? ""
                : "Docker has no image %s; docker pull it, or run with -Dcontainers.pull"
                        .formatted(String.join(", ", missing));
    }
}
