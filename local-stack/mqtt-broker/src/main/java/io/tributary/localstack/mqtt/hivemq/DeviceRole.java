package io.tributary.localstack.mqtt.hivemq;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Permissions under a name, as they are stored.
 *
 * @param rolename the name
 * @param text what who made it wrote to it
 * @param acls the permissions; what is not allowed is refused
 */
record DeviceRole(
        String rolename, @JsonProperty("textdescription") @Nullable String text, List<Acl> acls) {

    static final String PUBLISH = "publishClientSend";
    static final String SUBSCRIBE = "subscribePattern";
    static final String RECEIVE = "publishClientReceive";

    DeviceRole {
        acls = acls == null ? List.of() : List.copyOf(acls);
    }

    static DeviceRole of(String name, List<String> publish, List<String> subscribe) {
        return new DeviceRole(
                name,
                null,
                Stream.concat(
                                publish.stream().map(topic -> new Acl(PUBLISH, topic, 0, true)),
                                subscribe.stream().map(topic -> new Acl(SUBSCRIBE, topic, 0, true)))
                        .toList());
    }

    /** Topic filters of that type that are allowed. */
    Stream<String> allowed(String type) {
        return acls.stream()
                .filter(acl -> acl.allow() && acl.acltype().equals(type))
                .map(Acl::topic);
    }

    /**
     * One permission.
     *
     * @param acltype publishClientSend, subscribePattern, or publishClientReceive, which has no
     *     meaning here: what may be subscribed to may be received
     * @param topic topic filter
     * @param priority kept, without meaning here
     * @param allow false is as good as none
     */
    record Acl(String acltype, String topic, int priority, boolean allow) {}
}
