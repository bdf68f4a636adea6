package io.tributary.simulator.mqtt;

import java.nio.charset.StandardCharsets;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/**
 * What CONNECT says. The session ends with the connection (clean start, session expiry 0): what is
 * sent to a device while it is away is not kept for it, so that no command is carried out late, and
 * the sender learns from the PUBACK that nobody is there.
 */
final class ConnectionOptions {

    private ConnectionOptions() {}

    static MqttConnectionOptions of(
            MqttBrokerProperties settings, DeviceAccounts accounts, ConnectionOwner owner) {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(true);
        options.setSessionExpiryInterval(0L);
        options.setAutomaticReconnect(false);
        options.setKeepAliveInterval((int) settings.keepAlive().toSeconds());
        options.setConnectionTimeout((int) settings.answerTimeout().toSeconds());
        DeviceAccounts.Login login = accounts.of(owner.device());
        options.setUserName(login.username());
        if (login.password() != null) {
            options.setPassword(login.password().getBytes(StandardCharsets.UTF_8));
        }
        if (settings.caFile() != null) {
            options.setSocketFactory(TrustedAuthorities.sockets(settings.caFile()));
        }
        owner.lastWill().ifPresent(will -> setWill(options, will));
        return options;
    }

    private static void setWill(MqttConnectionOptions options, Publication will) {
        options.setWill(will.topic().value(), Messages.of(will));
        options.setWillMessageProperties(new MqttProperties());
    }
}
