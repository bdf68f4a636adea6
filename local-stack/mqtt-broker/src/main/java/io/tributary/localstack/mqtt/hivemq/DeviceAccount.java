package io.tributary.localstack.mqtt.hivemq;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The account of a device, as it is stored. Names of properties are those of Mosquitto's dynamic
 * security plugin.
 *
 * @param username name given on CONNECT
 * @param password what is kept of its password; null: it has none, and gets in by certificate only
 * @param clientId the only client id it may use; null: any
 * @param text what who made it wrote to it
 * @param disabled whether it is refused for now
 * @param fromStart whether it is as it was given at a start
 * @param sinceSecond epoch second in which it was made, or was given its password: certificates
 *     that are older count no more; 0: all count
 * @param roles names of its roles
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
record DeviceAccount(
        String username,
        @Nullable PasswordHash password,
        @JsonProperty("clientid") @Nullable String clientId,
        @JsonProperty("textdescription") @Nullable String text,
        boolean disabled,
        boolean fromStart,
        long sinceSecond,
        List<String> roles) {

    private static final String ASSIGNED = "hmq_";
    private static final String SERVICES = "tributary-";

    DeviceAccount {
        roles = roles == null ? List.of() : List.copyOf(roles);
    }

    /**
     * Its own id, one that goes on after it with a hyphen, or one that the broker assigned; never
     * one of a service, whatever the device is called.
     */
    boolean mayUse(String other) {
        return !other.startsWith(SERVICES)
                && (clientId == null || owns(other) || other.startsWith(ASSIGNED));
    }

    /** Whether a client id that an account may use is this one's by a longer name. */
    boolean isNearerTo(String other, DeviceAccount user) {
        return owns(other) && nameLength() > user.nameLength();
    }

    private boolean owns(String other) {
        return clientId != null && (other.equals(clientId) || other.startsWith(clientId + "-"));
    }

    private int nameLength() {
        return clientId == null ? 0 : clientId.length();
    }

    DeviceAccount enabled(boolean now) {
        return new DeviceAccount(
                username, password, clientId, text, !now, fromStart, sinceSecond, roles);
    }

    DeviceAccount without(String role) {
        return new DeviceAccount(
                username,
                password,
                clientId,
                text,
                disabled,
                fromStart,
                sinceSecond,
                roles.stream().filter(name -> !name.equals(role)).toList());
    }
}
