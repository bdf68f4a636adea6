package io.tributary.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.tributary.localstack.kafka.KafkaSecurity;
import io.tributary.topology.access.KafkaAccount;
import io.tributary.topology.access.KafkaRight;
import io.tributary.topology.access.KafkaRight.Operation;
import io.tributary.topology.access.KafkaRight.Resource;
import io.tributary.topology.access.SiteGateway;
import io.tributary.topology.kafka.KafkaTopic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each account may do in Kafka, tried, and what it may not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class KafkaAccessContract {

    private static final String SITES = "home,farm/barn";

    @TempDir private static Path folder;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private SecuredKafka kafka;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private String first;

    /** Starts the broker by what stands in its folder. */
    abstract SecuredBroker start(KafkaSecurity security) throws Exception;

    @BeforeAll
    void start() throws Exception {
        kafka = new SecuredKafka(folder, this::start);
        first = kafka.giveAccess(SITES);
        try (KafkaProducer<String, String> administrator = producer(kafka.administrator())) {
            for (KafkaTopic topic : KafkaTopic.values()) {
                administrator.send(new ProducerRecord<>(topic.topicName(), 0, "k", "v")).get();
            }
        }
    }

    @AfterAll
    void stop() throws InterruptedException {
        if (kafka != null) {
            kafka.stop();
        }
    }

    static Stream<KafkaAccount> accounts() {
        return KafkaAccount.of(Stream.of(SITES.split(",", -1)).map(SiteGateway::parse).toList())
                .stream();
    }

    @ParameterizedTest
    @MethodSource("accounts")
    void accountReadsAndWritesItsTopicsAndNoOthers(KafkaAccount account) throws Exception {
        Map<String, Object> settings = kafka.client(account.user());
        // else whoever may write nothing at all is refused before he tries
        settings.put("enable.idempotence", "false");
        Set<KafkaTopic> read = EnumSet.noneOf(KafkaTopic.class);
        Set<KafkaTopic> written = EnumSet.noneOf(KafkaTopic.class);
        try (KafkaConsumer<String, String> consumer = consumer(settings, Map.of());
                KafkaProducer<String, String> producer = producer(settings)) {
            for (KafkaTopic topic : KafkaTopic.values()) {
                if (isRead(consumer, topic)) {
                    read.add(topic);
                }
                if (isWritten(producer, topic)) {
                    written.add(topic);
                }
            }
        }

        assertThat(read).isEqualTo(topics(account, Operation.READ));
        assertThat(written).isEqualTo(topics(account, Operation.WRITE));
    }

    @Test
    void gatewayCommitsUnderItsOwnNameAndNotUnderThatOfAnotherSite() throws Exception {
        Map<String, Object> settings = kafka.client("gateway-home");

        try (KafkaProducer<String, String> own = producer(settings, "tributary-home-home-gw-0");
                KafkaProducer<String, String> other = producer(settings, "tributary-farm-barn-0")) {
            own.initTransactions();
            own.beginTransaction();
            own.send(new ProducerRecord<>("sense", "home/kitchen", "v"));
            own.send(new ProducerRecord<>("gateway.progress", "home/home-gw/0", "v"));
            own.commitTransaction();
            assertThatExceptionOfType(TransactionalIdAuthorizationException.class)
                    .isThrownBy(other::initTransactions);
        }
    }

    @ParameterizedTest
    @MethodSource("groups")
    void groupIsJoinedByItsOwnerAlone(String group, String owner, String topic) throws Exception {
        for (KafkaAccount account : accounts().toList()) {
            if (!topics(account, Operation.READ).stream()
                    .map(KafkaTopic::topicName)
                    .toList()
                    .contains(topic)) {
                continue;
            }
            try (KafkaConsumer<String, String> consumer =
                    consumer(kafka.client(account.user()), Map.of("group.id", group))) {
                consumer.subscribe(List.of(topic));
                if (account.user().equals(owner)) {
                    assertThat(polled(consumer)).as(owner).isPositive();
                    consumer.commitSync();
                } else {
                    assertThatExceptionOfType(GroupAuthorizationException.class)
                            .as(account.user())
                            .isThrownBy(() -> polled(consumer));
                }
            }
        }
    }

    static Stream<Arguments> groups() {
        return Stream.of(
                arguments("tributary-gateway-home-home-gw", "gateway-home", "cmnd"),
                arguments("tributary-gateway-farm-barn-replay", "gateway-farm", "replay"),
                arguments("tributary-streaming-readings", "streaming-consumer", "sense"));
    }

    @Test
    void dashboardSeesHowFarStreamingConsumerIsAndSetsNothingBack() throws Exception {
        try (Admin dashboard = Admin.create(kafka.client("dashboard-service"))) {
            String group = "tributary-streaming-audit";
            assertThat(
                            dashboard
                                    .listConsumerGroupOffsets(group)
                                    .partitionsToOffsetAndMetadata()
                                    .get())
                    .isNotNull();
            assertThatThrownBy(() -> dashboard.deleteConsumerGroups(List.of(group)).all().get())
                    .hasCauseInstanceOf(GroupAuthorizationException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("accounts")
    void nobodyMakesTopicsOrGivesRights(KafkaAccount account) throws Exception {
        AclBinding everything =
                new AclBinding(
                        new ResourcePattern(ResourceType.TOPIC, "*", PatternType.LITERAL),
                        new AccessControlEntry(
                                "User:" + account.user(),
                                "*",
                                AclOperation.ALL,
                                AclPermissionType.ALLOW));
        try (Admin admin = Admin.create(kafka.client(account.user()))) {
            assertThatThrownBy(
                            () ->
                                    admin.createTopics(List.of(new NewTopic("mine", 1, (short) 1)))
                                            .all()
                                            .get())
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
            assertThatThrownBy(() -> admin.deleteTopics(List.of("sense")).all().get())
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
            assertThatThrownBy(() -> admin.createAcls(List.of(everything)).all().get())
                    .hasCauseInstanceOf(AuthorizationException.class);
        }
    }

    @Test
    void wrongPasswordOpensNothing() {
        assertThatThrownBy(() -> clusterId(kafka.client("gateway-home", "guessed")))
                .hasCauseInstanceOf(SaslAuthenticationException.class)
                .hasMessageContaining("invalid credentials");
    }

    @Test
    void nameThatNobodyHasOpensNothing() {
        assertThatThrownBy(() -> clusterId(kafka.client("gateway-nowhere", "guessed")))
                .hasCauseInstanceOf(SaslAuthenticationException.class)
                .hasMessageContaining("invalid credentials");
    }

    @Test
    void whoDoesNotSayWhoHeIsGetsNoAnswer() {
        assertThatThrownBy(() -> clusterId(kafka.tls("ca.pem")))
                .isInstanceOf(ExecutionException.class);
    }

    @Test
    void brokerOfAnUnknownAuthorityIsNotTrusted() throws IOException {
        Map<String, Object> settings = kafka.client("gateway-home");
        settings.put(
                "ssl.truststore.location",
                kafka.tls("other-ca.pem").get("ssl.truststore.location"));

        assertThatThrownBy(() -> clusterId(settings))
                .hasCauseInstanceOf(SslAuthenticationException.class);
    }

    @Test
    void plaintextOnTheTlsPortIsRefused() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), kafka.clientPort())) {
            socket.setSoTimeout(5_000);
            // ApiVersions, which a broker without TLS answers before all else
            byte[] request =
                    ByteBuffer.allocate(16)
                            .putInt(12)
                            .putShort((short) 18)
                            .putShort((short) 0)
                            .putInt(7)
                            .putShort((short) 2)
                            .put(new byte[] {'m', 'e'})
                            .array();
            socket.getOutputStream().write(request);
            byte[] answer = socket.getInputStream().readAllBytes();

            // an alert of TLS, or nothing
            assertThat(answer.length == 0 || answer[0] == 0x15).isTrue();
        }
    }

    @Test
    void serviceIsNobodyWhereBrokersAndTheAdministratorConnect() throws IOException {
        Map<String, Object> settings = kafka.administrator();
        String password = new LoginFile(kafka.secrets(), "gateway-home").password();
        settings.put("default.api.timeout.ms", "4000");
        settings.put("request.timeout.ms", "2000");
        settings.put(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"gateway-home\" password=\"%s\";"
                        .formatted(password));

        assertThatThrownBy(() -> clusterId(settings))
                .hasCauseInstanceOf(SaslAuthenticationException.class);
    }

    @Test
    void toolMayBeRunAgainAndTakesAwayWhatItDidNotGive() throws Exception {
        assertThat(first)
                .contains("topic identity created")
                .contains("given to User:gateway-home: WRITE TOPIC sense\n")
                .contains(
                        "given to User:gateway-farm: WRITE TRANSACTIONAL_ID tributary-farm-barn-0")
                .contains("password of dashboard-service set to the new one in ");
        AclBinding tooMuch =
                new AclBinding(
                        new ResourcePattern(ResourceType.TOPIC, "identity", PatternType.LITERAL),
                        new AccessControlEntry(
                                "User:streaming-consumer",
                                "*",
                                AclOperation.ALTER,
                                AclPermissionType.ALLOW));
        try (Admin admin = Admin.create(kafka.administrator())) {
            admin.createAcls(List.of(tooMuch)).all().get();
        }

        assertThat(kafka.giveAccess(SITES).lines())
                .filteredOn(line -> !line.startsWith("password of "))
                .containsExactly("taken from User:streaming-consumer: ALTER TOPIC identity");
        assertThat(kafka.giveAccess(SITES).lines())
                .hasSize(5)
                .allMatch(line -> line.contains(" set to the old one in "));
    }

    @Test
    void accountThatIsRemovedMayNothingMoreThoughItIsConnected() throws Exception {
        kafka.giveAccess(SITES + ",shed");
        Map<String, Object> settings = kafka.client("gateway-shed");
        try (KafkaProducer<String, String> connected = producer(settings)) {
            assertThat(isWritten(connected, KafkaTopic.SENSE)).isTrue();

            assertThat(kafka.remove("gateway-shed"))
                    .contains("taken from User:gateway-shed: WRITE TOPIC sense\n")
                    .contains("account gateway-shed removed");

            assertThatThrownBy(
                            () -> connected.send(new ProducerRecord<>("sense", 0, "k", "v")).get())
                    .hasRootCauseInstanceOf(AuthorizationException.class);
        }
        assertThatThrownBy(() -> clusterId(settings))
                .hasCauseInstanceOf(SaslAuthenticationException.class);
        assertThat(kafka.remove("gateway-shed")).isEqualTo("there is no account gateway-shed\n");
    }

    @Test
    void noPasswordStandsInTheBrokersLog() throws IOException {
        for (KafkaAccount account : accounts().toList()) {
            assertThat(kafka.log())
                    .doesNotContain(new LoginFile(kafka.secrets(), account.user()).password());
        }
        assertThat(kafka.log()).doesNotContain("password=\"");
    }

    private static Set<KafkaTopic> topics(KafkaAccount account, Operation operation) {
        Set<String> names =
                account.rights().stream()
                        .filter(right -> right.resource() == Resource.TOPIC)
                        .filter(right -> right.operations().contains(operation))
                        .map(KafkaRight::name)
                        .collect(Collectors.toSet());
        return Stream.of(KafkaTopic.values())
                .filter(topic -> names.contains(topic.topicName()))
                .collect(Collectors.toSet());
    }

    private static boolean isRead(KafkaConsumer<String, String> consumer, KafkaTopic topic) {
        TopicPartition partition = new TopicPartition(topic.topicName(), 0);
        try {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            assertThat(polled(consumer)).isPositive();
            return true;
        } catch (TopicAuthorizationException e) {
            return false;
        }
    }

    private static int polled(KafkaConsumer<String, String> consumer) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        int count = 0;
        while (count == 0 && System.nanoTime() < deadline) {
            count = consumer.poll(Duration.ofMillis(200)).count();
        }
        return count;
    }

    private static boolean isWritten(KafkaProducer<String, String> producer, KafkaTopic topic)
            throws InterruptedException {
        try {
            producer.send(new ProducerRecord<>(topic.topicName(), 0, "k", "v")).get();
            return true;
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(TopicAuthorizationException.class);
            return false;
        }
    }

    private static String clusterId(Map<String, Object> settings) throws Exception {
        try (Admin admin = Admin.create(settings)) {
            return admin.describeCluster().clusterId().get();
        }
    }

    private static KafkaProducer<String, String> producer(Map<String, Object> settings) {
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    private static KafkaProducer<String, String> producer(
            Map<String, Object> settings, String transactionalId) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("transactional.id", transactionalId);
        return producer(all);
    }

    private static KafkaConsumer<String, String> consumer(
            Map<String, Object> settings, Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(settings);
        all.putAll(more);
        all.put("auto.offset.reset", "earliest");
        all.put("enable.auto.commit", "false");
        return new KafkaConsumer<>(all, new StringDeserializer(), new StringDeserializer());
    }
}
