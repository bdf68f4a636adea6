package io.tributary.localstack.mqtt.hivemq;

import com.hivemq.extension.sdk.api.client.ClientContext;
import com.hivemq.extension.sdk.api.client.parameter.ConnectionInformation;
import com.hivemq.extension.sdk.api.client.parameter.InitializerInput;
import com.hivemq.extension.sdk.api.interceptor.publish.PublishInboundInterceptor;
import com.hivemq.extension.sdk.api.interceptor.publish.parameter.PublishInboundInput;
import com.hivemq.extension.sdk.api.interceptor.publish.parameter.PublishInboundOutput;
import com.hivemq.extension.sdk.api.packets.general.Qos;
import com.hivemq.extension.sdk.api.services.builder.Builders;
import com.hivemq.extension.sdk.api.services.intializer.ClientInitializer;
import com.hivemq.extension.sdk.api.services.publish.PublishService;
import io.tributary.localstack.mqtt.MqttRole;
import java.nio.ByteBuffer;

/**
 * Takes what is published on {@link MqttRole#CONTROL} by a client that may change the accounts of
 * devices, and answers that client. It is delivered to nobody; from anybody else it meets the
 * permissions that all topics do, which nobody has for this one.
 *
 * <p>The PUBACK tells no more than that it came; what counts is the answer, which leaves once the
 * change stands in the file.
 */
final class ControlTopic implements ClientInitializer, PublishInboundInterceptor {

    private static final String ADMINISTERS = "tributary-administers-devices";

    private final ControlCommands commands;
    private final PublishService answers;

    ControlTopic(ControlCommands commands, PublishService answers) {
        this.commands = commands;
        this.answers = answers;
    }

    /** Remembers with the connection what its account may do. */
    static void allow(ConnectionInformation connection, boolean administersDevices) {
        connection
                .getConnectionAttributeStore()
                .putAsString(ADMINISTERS, Boolean.toString(administersDevices));
    }

    @Override
    public void initialize(InitializerInput input, ClientContext context) {
        input.getConnectionInformation()
                .getConnectionAttributeStore()
                .getAsString(ADMINISTERS)
                .filter(Boolean::parseBoolean)
                .ifPresent(unused -> context.addPublishInboundInterceptor(this));
    }

    @Override
    public void onInboundPublish(PublishInboundInput input, PublishInboundOutput output) {
        if (!input.getPublishPacket().getTopic().equals(MqttRole.CONTROL)) {
            return;
        }
        output.preventPublishDelivery();
        ByteBuffer payload =
                input.getPublishPacket().getPayload().orElseGet(() -> ByteBuffer.allocate(0));
        byte[] request = new byte[payload.remaining()];
        payload.get(request);
        answers.publishToClient(
                Builders.publish()
                        .topic(MqttRole.CONTROL + "/response")
                        .qos(Qos.AT_LEAST_ONCE)
                        .payload(ByteBuffer.wrap(commands.answer(request)))
                        .build(),
                input.getClientInformation().getClientId());
    }
}
