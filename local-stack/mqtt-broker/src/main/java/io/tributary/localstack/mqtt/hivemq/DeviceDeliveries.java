package io.tributary.localstack.mqtt.hivemq;

import com.hivemq.extension.sdk.api.client.ClientContext;
import com.hivemq.extension.sdk.api.client.parameter.InitializerInput;
import com.hivemq.extension.sdk.api.interceptor.publish.PublishOutboundInterceptor;
import com.hivemq.extension.sdk.api.interceptor.publish.parameter.PublishOutboundInput;
import com.hivemq.extension.sdk.api.interceptor.publish.parameter.PublishOutboundOutput;
import com.hivemq.extension.sdk.api.services.intializer.ClientInitializer;

/**
 * Delivers to a device what its account may subscribe to at that time, and nothing else. A session
 * keeps its subscriptions, and what waits in it, whatever becomes of the account meanwhile, so that
 * looking at a subscription when it is made is not enough. What is not permitted any more is
 * dropped.
 */
final class DeviceDeliveries implements ClientInitializer, PublishOutboundInterceptor {

    private final Accounts accounts;

    DeviceDeliveries(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Services are left alone: their permissions do not change, and they take all that comes. */
    @Override
    public void initialize(InitializerInput input, ClientContext context) {
        DeviceSessions.account(input.getConnectionInformation())
                .filter(account -> !accounts.isService(account))
                .ifPresent(unused -> context.addPublishOutboundInterceptor(this));
    }

    @Override
    public void onOutboundPublish(PublishOutboundInput input, PublishOutboundOutput output) {
        String topic = input.getPublishPacket().getTopic();
        if (DeviceSessions.account(input.getConnectionInformation())
                .filter(account -> accounts.mayReceive(account, topic))
                .isEmpty()) {
            output.preventPublishDelivery();
        }
    }
}
