package io.tributary.gateway.running;

import java.nio.file.Path;

/** Credentials at the embedded broker. */
class EmbeddedBrokerCredentialIntegrationTests extends CredentialContract {

    @Override
    SiteBroker start(Path folder) {
        return new HiveMqSiteBroker(folder);
    }
}
