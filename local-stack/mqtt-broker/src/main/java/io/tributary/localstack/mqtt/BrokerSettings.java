package io.tributary.localstack.mqtt;

/**
 * Keys of the settings that cross into the class loader or the process of HiveMQ, where only types
 * of the JDK are the same on both sides. In a process they are environment variables.
 */
public final class BrokerSettings {

    /** Folder of the broker. */
    public static final String DIRECTORY = "TRIBUTARY_BROKER_DIRECTORY";

    /** Port on 127.0.0.1, never 0. */
    public static final String PORT = "TRIBUTARY_BROKER_PORT";

    /** Port for TLS on 127.0.0.1; blank for none. */
    public static final String TLS_PORT = "TRIBUTARY_BROKER_TLS_PORT";

    /** File with the devices that have an account from the start; the broker removes it. */
    public static final String DEVICES_FILE = "TRIBUTARY_BROKER_DEVICES_FILE";

    /** Accounts of services as text. */
    public static final String ACCOUNTS = "TRIBUTARY_BROKER_ACCOUNTS";

    private BrokerSettings() {}
}
