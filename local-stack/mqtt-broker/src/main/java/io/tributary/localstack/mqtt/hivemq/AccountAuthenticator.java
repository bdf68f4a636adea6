package io.tributary.localstack.mqtt.hivemq;

import com.hivemq.extension.sdk.api.auth.SimpleAuthenticator;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthInput;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthOutput;
import com.hivemq.extension.sdk.api.auth.parameter.TopicPermission;
import com.hivemq.extension.sdk.api.auth.parameter.TopicPermission.MqttActivity;
import com.hivemq.extension.sdk.api.packets.auth.DefaultAuthorizationBehaviour;
import com.hivemq.extension.sdk.api.packets.auth.ModifiableDefaultPermissions;
import com.hivemq.extension.sdk.api.packets.connect.ConnackReasonCode;
import com.hivemq.extension.sdk.api.packets.connect.ConnectPacket;
import com.hivemq.extension.sdk.api.services.builder.Builders;
import io.tributary.localstack.mqtt.hivemq.Accounts.Permissions;
import java.util.Optional;

/**
 * Lets a client in by user name and password, or by a certificate of our authority in their place,
 * and gives it the permissions of its account.
 */
final class AccountAuthenticator implements SimpleAuthenticator {

    private final Accounts accounts;
    private final DeviceSessions sessions;

    AccountAuthenticator(Accounts accounts, DeviceSessions sessions) {
        this.accounts = accounts;
        this.sessions = sessions;
    }

    @Override
    public void onConnect(SimpleAuthInput input, SimpleAuthOutput output) {
        ConnectPacket connect = input.getConnectPacket();
        Optional<ClientCertificate> certificate =
                ClientCertificate.of(input.getConnectionInformation());
        Optional<String> username =
                connect.getUserName().or(() -> certificate.map(ClientCertificate::account));
        username.ifPresent(name -> sessions.opening(input.getConnectionInformation(), name));
        Optional<Permissions> permissions =
                username.flatMap(
                        name ->
                                certificate
                                        .filter(shown -> shown.account().equals(name))
                                        .flatMap(
                                                own ->
                                                        accounts.certified(
                                                                own, connect.getClientId()))
                                        .or(() -> byPassword(name, connect)));
        if (permissions.isEmpty()) {
            output.failAuthentication(
                    ConnackReasonCode.BAD_USER_NAME_OR_PASSWORD, "unknown user or wrong password");
            return;
        }
        grant(output.getDefaultPermissions(), permissions.get());
        ControlTopic.allow(
                input.getConnectionInformation(), permissions.get().administersDevices());
        output.authenticateSuccessfully();
    }

    private Optional<Permissions> byPassword(String username, ConnectPacket connect) {
        return connect.getPassword()
                .flatMap(
                        password ->
                                accounts.authenticate(username, password, connect.getClientId()));
    }

    private static void grant(ModifiableDefaultPermissions defaults, Permissions permissions) {
        defaults.clear();
        defaults.setDefaultBehaviour(DefaultAuthorizationBehaviour.DENY);
        permissions
                .publish()
                .forEach(filter -> defaults.add(permission(filter, MqttActivity.PUBLISH)));
        permissions
                .subscribe()
                .forEach(filter -> defaults.add(permission(filter, MqttActivity.SUBSCRIBE)));
    }

    private static TopicPermission permission(String filter, MqttActivity activity) {
        return Builders.topicPermission().topicFilter(filter).activity(activity).build();
    }
}
