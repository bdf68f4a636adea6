package io.tributary.streaming.catalogue.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;

class IndexPropertiesTests {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
                    .withUserConfiguration(Settings.class);

    @Test
    void oneReplicaIsTheDefault() {
        runner.run(
                context ->
                        assertThat(context.getBean(IndexProperties.class))
                                .isEqualTo(new IndexProperties(1)));
    }

    @Test
    void replicasCanBeSet() {
        runner.withPropertyValues("tributary.elasticsearch.replicas=0")
                .run(
                        context ->
                                assertThat(context.getBean(IndexProperties.class).replicas())
                                        .isZero());
    }

    @Test
    void fewerThanNoReplicasAreRefused() {
        runner.withPropertyValues("tributary.elasticsearch.replicas=-1")
                .run(
                        context ->
                                assertThat(context)
                                        .getFailure()
                                        .rootCause()
                                        .hasMessageContaining("replicas"));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(IndexProperties.class)
    static class Settings {}
}
