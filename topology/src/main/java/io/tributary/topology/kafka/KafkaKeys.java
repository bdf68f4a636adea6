package io.tributary.topology.kafka;

import io.tributary.topology.identity.UserName;
import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.GatewayId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.util.UUID;

/** The keys of our Kafka records; the only place where their text is made. */
public final class KafkaKeys {

    private static final String USER = "user/";
    private static final String TOKEN = "token/";

    private KafkaKeys() {}

    /** Key in {@code sense} and {@code test}: readings of one location stay in order. */
    public static String location(SiteId site, LocationName location) {
        return site + "/" + location;
    }

    /** Key of a device's presence in {@code config}. */
    public static String device(SiteId site, LocationName location, DeviceId device) {
        return site + "/" + location + "/device/" + device;
    }

    /** Key of an actuator's reported state in {@code config}. */
    public static String actuatorState(SiteId site, LocationName location, ActuatorName actuator) {
        return site + "/" + location + "/actuator/" + actuator;
    }

    /** Whether a key in {@code config} is that of an actuator's state; else it is a device's. */
    public static boolean isActuatorState(String configKey) {
        String[] part = configKey.split("/", -1);
        return part.length == 4 && part[2].equals("actuator");
    }

    /** Key in {@code cmnd}: commands of one actuator stay in order. */
    public static String actuator(SiteId site, LocationName location, ActuatorName actuator) {
        return site + "/" + location + "/" + actuator;
    }

    /** Key in {@code credentials} and {@code credentials.status}. */
    public static String credential(SiteId site, String username) {
        return site + "/" + username;
    }

    /** Key in {@code gateway.progress}. */
    public static String progress(SiteId site, GatewayId gateway, int shard) {
        return site + "/" + gateway + "/" + shard;
    }

    /** Key of a user in {@code identity}. */
    public static String user(UserName name) {
        return USER + name;
    }

    /** Key of an API token in {@code identity}. */
    public static String token(UUID id) {
        return TOKEN + id;
    }

    /** Whether a key in {@code identity} is that of an API token; else it is a user's. */
    public static boolean isToken(String identityKey) {
        return identityKey.startsWith(TOKEN);
    }

    /**
     * The token of a key in {@code identity} that is one's.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static UUID tokenId(String identityKey) {
        return UUID.fromString(identityKey.substring(TOKEN.length()));
    }
}
