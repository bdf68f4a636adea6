package io.tributary.localstack.mqtt.hivemq;

import io.tributary.localstack.mqtt.tls.BrokerStores;
import java.nio.file.Path;

/**
 * The broker's {@code config.xml}. What is raised here would otherwise lose data without a word: a
 * full queue drops messages, and topic aliases of an old connection make clients that send again
 * fail for ever.
 */
final class BrokerConfiguration {

    /** Messages that wait for a session before the next is dropped. */
    static final long QUEUE_MESSAGES = 1_000_000;

    /** Unacknowledged messages of a client that it takes at a time. */
    static final int RECEIVE_MAXIMUM = 5_000;

    /** Large enough for an oversized payload to reach acquisition, which rejects it visibly. */
    static final int PACKET_BYTES = 16 * 1024 * 1024;

    private BrokerConfiguration() {}

    /** The listener for TLS. A client may show a certificate of our authority; none has to. */
    static String tlsListener(int port, BrokerStores stores) {
        return """
                <tls-tcp-listener>
                    <port>%1$d</port>
                    <bind-address>127.0.0.1</bind-address>
                    <tls>
                        <keystore>
                            <path>%2$s</path>
                            <password>%4$s</password>
                            <private-key-password>%4$s</private-key-password>
                        </keystore>
                        <truststore>
                            <path>%3$s</path>
                            <password>%4$s</password>
                        </truststore>
                        <protocols>
                            <protocol>TLSv1.3</protocol>
                            <protocol>TLSv1.2</protocol>
                        </protocols>
                        <client-authentication-mode>OPTIONAL</client-authentication-mode>
                    </tls>
                </tls-tcp-listener>
        """
                .formatted(
                        port,
                        escaped(stores.keyStore()),
                        escaped(stores.trustStore()),
                        stores.password());
    }

    private static String escaped(Path path) {
        return path.toString().replace("&", "&amp;").replace("<", "&lt;");
    }

    /**
     * The whole file.
     *
     * @param tlsListener what {@link #tlsListener} gives, or nothing
     */
    static String of(int port, String tlsListener) {
        return """
        <?xml version="1.0"?>
        <hivemq>
            <listeners>
                <tcp-listener>
                    <port>%d</port>
                    <bind-address>127.0.0.1</bind-address>
                </tcp-listener>
                %s
            </listeners>
            <mqtt>
                <queued-messages>
                    <max-queue-size>%d</max-queue-size>
                    <strategy>discard</strategy>
                </queued-messages>
                <topic-alias>
                    <enabled>false</enabled>
                </topic-alias>
                <receive-maximum>
                    <server-receive-maximum>%d</server-receive-maximum>
                </receive-maximum>
                <packets>
                    <max-packet-size>%d</max-packet-size>
                </packets>
                <session-expiry>
                    <max-interval>4294967295</max-interval>
                </session-expiry>
                <quality-of-service>
                    <max-qos>2</max-qos>
                </quality-of-service>
                <retained-messages>
                    <enabled>true</enabled>
                </retained-messages>
                <wildcard-subscriptions>
                    <enabled>true</enabled>
                </wildcard-subscriptions>
                <shared-subscriptions>
                    <enabled>true</enabled>
                </shared-subscriptions>
            </mqtt>
            <persistence>
                <mode>file</mode>
            </persistence>
            <anonymous-usage-statistics>
                <enabled>false</enabled>
            </anonymous-usage-statistics>
        </hivemq>
        """
                .formatted(port, tlsListener, QUEUE_MESSAGES, RECEIVE_MAXIMUM, PACKET_BYTES);
    }
}
