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
import io.tributary.localstack.mqtt.MqttAccount;
import io.tributary.localstack.mqtt.MqttRole;
import java.util.Optional;

/** Lets a client in by user name and password and gives it the permissions of its role. */
final class AccountAuthenticator implements SimpleAuthenticator {

    private final Accounts accounts;

    AccountAuthenticator(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void onConnect(SimpleAuthInput input, SimpleAuthOutput output) {
        Optional<MqttAccount> account = account(input.getConnectPacket());
        if (account.isEmpty()) {
            output.failAuthentication(
                    ConnackReasonCode.BAD_USER_NAME_OR_PASSWORD, "unknown user or wrong password");
            return;
        }
        grant(output.getDefaultPermissions(), account.get().role());
        output.authenticateSuccessfully();
    }

    private Optional<MqttAccount> account(ConnectPacket connect) {
        return connect.getUserName()
                .flatMap(
                        username ->
                                connect.getPassword()
                                        .flatMap(
                                                password ->
                                                        accounts.authenticate(username, password)));
    }

    private static void grant(ModifiableDefaultPermissions permissions, MqttRole role) {
        permissions.clear();
        permissions.setDefaultBehaviour(DefaultAuthorizationBehaviour.DENY);
        role.publishFilters()
                .forEach(filter -> permissions.add(permission(filter, MqttActivity.PUBLISH)));
        role.subscribeFilters()
                .forEach(filter -> permissions.add(permission(filter, MqttActivity.SUBSCRIBE)));
    }

    private static TopicPermission permission(String filter, MqttActivity activity) {
        return Builders.topicPermission().topicFilter(filter).activity(activity).build();
    }
}
