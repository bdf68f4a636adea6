package io.tributary.gateway.running;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;

/** Credentials at Mosquitto where it is installed. */
class MosquittoCredentialIntegrationTests extends MosquittoCredentialContract {

    @Override
    SiteBroker start(Path folder) throws Exception {
        assumeThat(MosquittoSiteBroker.isInstalled())
                .as("mosquitto with its dynamic security plugin, and openssl")
                .isTrue();
        return new MosquittoSiteBroker(folder);
    }
}
