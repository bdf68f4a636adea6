package io.tributary.dashboard;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.tributary.architecture.ServiceRules;
import org.springframework.stereotype.Controller;

@AnalyzeClasses(
        packages = "io.tributary.dashboard",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest static final ArchTests SHARED = ArchTests.in(ServiceRules.class);

    @ArchTest
    static final ArchRule FEATURES_FORM_NO_CYCLE =
            slices().matching("io.tributary.dashboard.(*)..")
                    .should()
                    .beFreeOfCycles()
                    .because("a feature that needs another that needs it cannot be changed alone");

    @ArchTest
    static final ArchRule ELASTICSEARCH_STAYS_AT_THE_EDGE =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..elasticsearch..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("co.elastic..")
                    .because("what is shown does not depend on how it is stored");

    @ArchTest
    static final ArchRule KAFKA_STAYS_AT_THE_EDGE =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..kafka..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..")
                    .because("what is shown does not depend on how it came");

    @ArchTest
    static final ArchRule MQTT_STAYS_AT_THE_EDGE =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..mqtt..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.eclipse.paho..",
                            "org.springframework.integration..",
                            "io.tributary.mqtt..")
                    .because("what is shown does not depend on how it came");

    @ArchTest
    static final ArchRule CONTROLLERS_KNOW_NO_EDGE =
            noClasses()
                    .that()
                    .areMetaAnnotatedWith(Controller.class)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("..kafka..", "..elasticsearch..", "..mqtt..")
                    .because("HTTP does not reach past the feature it shows");

    @ArchTest
    static final ArchRule ONLY_THE_LIBRARY_IS_SHARED =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.tributary.acquisition..",
                            "io.tributary.gateway..",
                            "io.tributary.streaming..",
                            "io.tributary.simulator..",
                            "io.tributary.localstack..")
                    .because("services depend on topology, never on one another");
}
