package io.tributary.dashboard.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class AdministratorPropertiesTests {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @Test
    void everyName() {
        runner.withPropertyValues(
                        "tributary.administrator.username=eva",
                        "tributary.administrator.password=open sesame")
                .run(
                        context ->
                                assertThat(context.getBean(AdministratorProperties.class))
                                        .isEqualTo(
                                                new AdministratorProperties("eva", "open sesame")));
    }

    @Test
    void nameIsAdminByDefault() {
        runner.withPropertyValues("tributary.administrator.password=open sesame")
                .run(
                        context ->
                                assertThat(
                                                context.getBean(AdministratorProperties.class)
                                                        .username())
                                        .isEqualTo("admin"));
    }

    @Test
    void missingPasswordIsSaidWithWhatToDo() {
        runner.run(
                context ->
                        assertThat(context)
                                .getFailure()
                                .rootCause()
                                .hasMessageContaining("set TRIBUTARY_ADMINISTRATOR_PASSWORD"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tributary.administrator.password=", "tributary.administrator.password= "})
    void blankPasswordIsRejected(String setting) {
        runner.withPropertyValues(setting).run(context -> assertThat(context).hasFailed());
    }

    @Test
    void blankNameIsRejected() {
        runner.withPropertyValues(
                        "tributary.administrator.username= ",
                        "tributary.administrator.password=open sesame")
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void passwordIsNotInTheText() {
        assertThat(new AdministratorProperties("admin", "open sesame"))
                .hasToString("AdministratorProperties[username=admin]");
    }

    @EnableConfigurationProperties(AdministratorProperties.class)
    static class Settings {}
}
