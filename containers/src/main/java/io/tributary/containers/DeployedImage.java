package io.tributary.containers;

import com.github.dockerjava.api.exception.NotFoundException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.ImagePullPolicy;
import org.testcontainers.images.PullPolicy;
import org.testcontainers.utility.DockerImageName;

/**
 * An image of {@code docker-compose.yml}. None is pulled, unless {@code -Dcontainers.pull} says so.
 *
 * @param name as Docker knows it
 */
record DeployedImage(String name) {

    private static final String PULL = "containers.pull";

    /** That of a service. */
    static DeployedImage of(String service) {
        return new DeployedImage(ComposeFile.nearest().image(service));
    }

    /** Whether it is there, or may be fetched. */
    boolean isAvailable() {
        return mayBePulled() || isLocal();
    }

    ImagePullPolicy pullPolicy() {
        return mayBePulled() ? PullPolicy.defaultPolicy() : image -> false;
    }

    DockerImageName reference() {
        return DockerImageName.parse(name);
    }

    private boolean isLocal() {
        try {
            DockerClientFactory.instance().client().inspectImageCmd(name).exec();
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    private static boolean mayBePulled() {
        String value = System.getProperty(PULL);
        return value != null && !value.equals("false");
    }
}
