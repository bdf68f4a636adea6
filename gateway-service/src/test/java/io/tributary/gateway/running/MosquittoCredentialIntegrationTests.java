package io.tributary.gateway.running;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;

/** Credentials at Mosquitto, with TLS, as it is deployed. */
class MosquittoCredentialIntegrationTests extends CredentialContract {

    @Override
    SiteBroker start(Path folder) throws Exception {
        assumeThat(MosquittoSiteBroker.isInstalled())
                .as("mosquitto with its dynamic security plugin, and openssl")
                .isTrue();
        return new MosquittoSiteBroker(folder);
    }
}
