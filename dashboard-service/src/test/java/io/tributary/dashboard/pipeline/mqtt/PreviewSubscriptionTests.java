package io.tributary.dashboard.pipeline.mqtt;

import static io.tributary.dashboard.support.TestClock.START;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

import io.tributary.dashboard.pipeline.Flows;
import io.tributary.dashboard.pipeline.Messages;
import io.tributary.dashboard.pipeline.PreviewLine;
import io.tributary.dashboard.support.Home;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.telemetry.AggregatedMessage;
import org.eclipse.paho.mqttv5.client.IMqttAsyncClient;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;

class PreviewSubscriptionTests {

    private final PreviewLine line = mock(PreviewLine.class);
    private final Flows flows = mock(Flows.class);

    @Test
    void messageOfTheSiteIsPassedOn() {
        AggregatedMessage message = Messages.aggregated(1, START);
        of(Home.SITE).received("preview/room1", encoded(message));
        then(flows).should().preview(message);
    }

    @Test
    void messageOfAnotherSiteOrWhatIsNoneIsPassedOver() {
        of(SiteId.of("elsewhere"))
                .received("preview/room1", encoded(Messages.aggregated(1, START)));
        assertThatCode(() -> of(Home.SITE).received("preview/x", new MqttMessage(new byte[] {7})))
                .doesNotThrowAnyException();
        then(flows).should(never()).preview(any());
    }

    @Test
    void connectionThatComesAndGoesIsTold() throws Exception {
        PreviewSubscription subscription = of(Home.SITE);
        subscription.connected(mock(IMqttAsyncClient.class), false);
        subscription.lost();
        InOrder order = inOrder(line);
        order.verify(line).connected(true);
        order.verify(line).connected(false);
    }

    private PreviewSubscription of(SiteId site) {
        return new PreviewSubscription(site, line, flows);
    }

    private static MqttMessage encoded(AggregatedMessage message) {
        return new MqttMessage(JsonCodec.of(AggregatedMessage.class).encode(message));
    }
}
