package io.tributary.gateway.running;

import io.tributary.containers.MosquittoInContainer;
import io.tributary.containers.NeedsImages;
import java.nio.file.Path;

/** Credentials at Mosquitto in the image that is deployed. */
@NeedsImages(MosquittoInContainer.SERVICE)
class MosquittoCredentialContainerTests extends MosquittoCredentialContract {

    @Override
    SiteBroker start(Path folder) throws Exception {
        return new MosquittoContainerSiteBroker(folder);
    }
}
