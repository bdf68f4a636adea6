package io.tributary.acquisition;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.tributary.architecture.ServiceRules;

@AnalyzeClasses(
        packagesOf = AcquisitionApplication.class,
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest static final ArchTests SHARED = ArchTests.in(ServiceRules.class);

    private static final String OURS = "io.tributary.acquisition..";

    @ArchTest
    static final ArchRule NO_OTHER_SERVICE =
            noClasses()
                    .should()
                    .dependOnClassesThat(
                            are(resideInAPackage("io.tributary.."))
                                    .and(
                                            not(
                                                    resideInAnyPackage(
                                                            OURS,
                                                            "io.tributary.topology..",
                                                            "io.tributary.mqtt.."))))
                    .because(
                            "services share topology, those at the edge mqtt-connection, and nothing of one another");

    @ArchTest
    static final ArchRule NO_KAFKA =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..")
                    .because("acquisition does not know Kafka");

    @ArchTest
    static final ArchRule TRANSPORT_AT_THE_EDGE =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..mqtt..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.eclipse.paho..",
                            "org.springframework.integration..",
                            "org.springframework.messaging..")
                    .because("what becomes of a message does not hang on how it came");

    @ArchTest
    static final ArchRule DECODING_WITHOUT_FRAMEWORK =
            noClasses()
                    .that()
                    .resideInAnyPackage("..telemetry..", "..presence..", "..rejection..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.springframework..", "io.micrometer..")
                    .because("decoding is plain functions, used by benchmarks too");

    @ArchTest
    static final ArchRule EXIT =
            noClasses()
                    .should()
                    .callMethod(System.class, "exit", int.class)
                    .because("only a session that was taken over ends the process");
}
