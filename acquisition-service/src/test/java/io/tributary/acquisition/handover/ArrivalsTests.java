package io.tributary.acquisition.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ArrivalsTests {

    private final List<String> recognised = new ArrayList<>();
    private final Arrivals arrivals = new Arrivals(10, () -> recognised.add("one"));
    private Messages connection = new Messages();

    @Test
    void acknowledgementsLeaveInOrderOfArrival() {
        Arrival first = isNew(1, "a");
        Arrival second = isNew(2, "b");
        Arrival third = isNew(3, "c");
        arrivals.handedOver(List.of(third));
        arrivals.handedOver(List.of(second));
        assertThat(connection.acknowledged()).isEmpty();
        assertThat(arrivals.unacknowledged()).isEqualTo(3);
        arrivals.handedOver(List.of(first));
        assertThat(connection.acknowledged()).containsExactly(1, 2, 3);
        assertThat(arrivals.unacknowledged()).isZero();
    }

    @Test
    void prefixEndsAtTheFirstThatIsNotHandedOver() {
        Arrival first = isNew(1, "a");
        isNew(2, "b");
        Arrival third = isNew(3, "c");
        arrivals.handedOver(List.of(first, third));
        assertThat(connection.acknowledged()).containsExactly(1);
    }

    @Test
    void acknowledgementThatFailsIsTriedWithTheNext() {
        Arrival first = isNew(1, "a");
        Arrival second = isNew(2, "b");
        connection.failAcknowledgements(true);
        arrivals.handedOver(List.of(first));
        assertThat(arrivals.unacknowledged()).isEqualTo(2);
        connection.failAcknowledgements(false);
        arrivals.handedOver(List.of(second));
        assertThat(connection.acknowledged()).containsExactly(1, 2);
    }

    @Test
    void afterALossNothingOfTheOldConnectionIsAcknowledged() {
        Messages old = connection;
        Arrival arrival = isNew(1, "a");
        nextConnection();
        isNew(1, "other");
        arrivals.handedOver(List.of(arrival));
        assertThat(old.acknowledged()).isEmpty();
        assertThat(connection.acknowledged()).isEmpty();
    }

    @Test
    void redeliveryOfAPendingMessageIsThatMessage() {
        Arrival arrival = isNew(1, "a");
        nextConnection();
        isRepeat(1, "a");
        assertThat(recognised).hasSize(1);
        assertThat(connection.acknowledged()).isEmpty();
        arrivals.handedOver(List.of(arrival));
        assertThat(connection.acknowledged()).containsExactly(1);
    }

    @Test
    void redeliveryOfWhatWasHandedOverMeanwhileIsAcknowledgedAtOnce() {
        Arrival arrival = isNew(1, "a");
        nextConnection();
        arrivals.handedOver(List.of(arrival));
        isRepeat(1, "a");
        assertThat(connection.acknowledged()).containsExactly(1);
    }

    @Test
    void messageOutlivesSeveralConnections() {
        Arrival arrival = isNew(1, "a");
        nextConnection();
        nextConnection();
        isRepeat(1, "a");
        nextConnection();
        isRepeat(1, "a");
        arrivals.handedOver(List.of(arrival));
        assertThat(connection.acknowledged()).containsExactly(1);
    }

    @Test
    void packetIdOfAnotherMessageIsANewMessage() {
        isNew(1, "a");
        nextConnection();
        assertThat(arrived(connection.again(1, "b"))).isNotNull();
    }

    @Test
    void packetIdOnAnotherTopicIsANewMessage() {
        isNew(1, "a");
        nextConnection();
        assertThat(arrived(connection.message(1, 1, "sense/garden", "a", true))).isNotNull();
    }

    @Test
    void messageThatIsNoRedeliveryIsNewHoweverAlikeItIs() {
        isNew(1, "a");
        nextConnection();
        assertThat(arrived(connection.message(1, "a"))).isNotNull();
        assertThat(recognised).isEmpty();
    }

    @Test
    void equalMessagesOfOneConnectionAreTwo() {
        isNew(1, "a");
        isNew(2, "a");
        assertThat(arrivals.unacknowledged()).isEqualTo(2);
    }

    @Test
    void redeliveryIsRecognisedOnce() {
        isNew(1, "a");
        nextConnection();
        isRepeat(1, "a");
        assertThat(arrived(connection.again(1, "a"))).isNotNull();
    }

    @Test
    void messageOfAConnectionThatIsGoneIsNotTaken() {
        Messages old = connection;
        nextConnection();
        assertThat(arrived(old.message(7, "late"))).isNull();
        assertThat(arrivals.unacknowledged()).isZero();
        assertThat(recognised).isEmpty();
    }

    @Test
    void acknowledgementThatNeverReachedTheBrokerDoesNotMakeANewMessage() {
        Arrival first = isNew(1, "a");
        isNew(2, "b");
        arrivals.handedOver(List.of(first));
        assertThat(connection.acknowledged()).containsExactly(1);
        nextConnection();
        isRepeat(1, "a");
        isRepeat(2, "b");
        assertThat(connection.acknowledged()).containsExactly(1);
    }

    @Test
    void afterAPendingOneAnAcknowledgedOneCannotComeAgain() {
        Arrival first = isNew(1, "a");
        isNew(2, "b");
        arrivals.handedOver(List.of(first));
        nextConnection();
        isRepeat(2, "b");
        assertThat(arrived(connection.again(1, "a"))).isNotNull();
    }

    @Test
    void whereNothingIsPendingWhatWasAcknowledgedIsForgotten() {
        Arrival first = isNew(1, "a");
        arrivals.handedOver(List.of(first));
        nextConnection();
        assertThat(arrived(connection.again(1, "a"))).isNotNull();
    }

    @Test
    void withTheSessionGoesWhatCouldComeAgain() {
        isNew(1, "a");
        nextConnection();
        arrivals.sessionLost();
        assertThat(arrived(connection.again(1, "a"))).isNotNull();
    }

    @Test
    void acknowledgedOnesAreRememberedWithinBounds() {
        List<Arrival> many = new ArrayList<>();
        for (int id = 1; id <= 31; id++) {
            many.add(isNew(id, "m" + id));
        }
        isNew(32, "pending");
        arrivals.handedOver(many);
        nextConnection();
        assertThat(arrived(connection.again(1, "m1"))).as("the 31st from the end").isNotNull();
        isRepeat(2, "m2");
        isRepeat(31, "m31");
        isRepeat(32, "pending");
    }

    private void nextConnection() {
        connection.end();
        arrivals.connectionLost();
        connection = new Messages();
    }

    private Arrival isNew(int packetId, String text) {
        return Objects.requireNonNull(arrived(connection.message(packetId, text)));
    }

    private void isRepeat(int packetId, String text) {
        assertThat(arrived(connection.again(packetId, text))).as("arrival").isNull();
    }

    private @Nullable Arrival arrived(DeviceMessage message) {
        return arrivals.arrived(message, Arrays.hashCode(message.payload()));
    }
}
