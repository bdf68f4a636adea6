package io.tributary.containers;

import com.github.dockerjava.api.model.Capability;
import java.util.Objects;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;

/** What every Mosquitto has as it is deployed: neither root nor a capability. */
final class MosquittoImage {

    static final String SETTINGS = "/mosquitto/config/mosquitto.conf";

    private static final String USER = "1883:1883";

    private MosquittoImage() {}

    /** Not started; ports are to be published. */
    static GenericContainer<?> with(String settings) {
        DeployedImage image = DeployedImage.of(MosquittoInContainer.SERVICE);
        GenericContainer<?> container = new GenericContainer<>(image.reference());
        container
                .withImagePullPolicy(image.pullPolicy())
                .withCopyToContainer(Transferable.of(settings), SETTINGS)
                .withCreateContainerCmdModifier(
                        command -> {
                            command.withUser(USER);
                            Objects.requireNonNull(command.getHostConfig())
                                    .withCapDrop(Capability.ALL);
                        })
                .waitingFor(Wait.forListeningPort());
        return container;
    }
}
