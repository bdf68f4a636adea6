package io.tributary.localstack.mqtt.hivemq;

import com.hivemq.extension.sdk.api.ExtensionMain;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopOutput;
import com.hivemq.extension.sdk.api.services.Services;

/**
 * Makes HiveMQ ask our accounts about every client, and lets them be changed while it runs. Of
 * several brokers in one JVM {@link Services} knows the last one that was started, so that each
 * keeps what it finds there at its own start.
 */
final class AccountsExtension implements ExtensionMain {

    private final Accounts accounts;

    AccountsExtension(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void extensionStart(ExtensionStartInput input, ExtensionStartOutput output) {
        DeviceSessions sessions =
                new DeviceSessions(
                        Services.clientService(),
                        Services.extensionExecutorService(),
                        accounts::stateOf);
        AccountAuthenticator authenticator = new AccountAuthenticator(accounts, sessions);
        Services.eventRegistry().setClientLifecycleEventListener(client -> sessions.listener());
        ControlTopic control =
                new ControlTopic(
                        new ControlCommands(accounts, sessions), Services.publishService());
        DeviceDeliveries deliveries = new DeviceDeliveries(accounts);
        Services.initializerRegistry()
                .setClientInitializer(
                        (client, context) -> {
                            control.initialize(client, context);
                            deliveries.initialize(client, context);
                        });
        Services.securityRegistry().setAuthenticatorProvider(client -> authenticator);
    }

    @Override
    public void extensionStop(ExtensionStopInput input, ExtensionStopOutput output) {
        // Nothing to give back.
    }
}
