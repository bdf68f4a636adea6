package io.tributary.gateway;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.tributary.architecture.ServiceRules;

@AnalyzeClasses(
        packages = "io.tributary.gateway",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest static final ArchTests SHARED = ArchTests.in(ServiceRules.class);

    @ArchTest
    static final ArchRule MQTT_STAYS_AT_THE_EDGE =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..mqtt..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.eclipse.paho..", "org.springframework.integration..")
                    .because("what is promised holds for any client");

    @ArchTest
    static final ArchRule KAFKA_STAYS_AT_THE_EDGE =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..kafka..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..")
                    .because("what is promised holds for any client");

    @ArchTest
    static final ArchRule THE_JOURNAL_KNOWS_NO_TRANSPORT_AND_NO_FEATURE =
            noClasses()
                    .that()
                    .resideInAPackage("..gateway.journal..")
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage("io.tributary.gateway..")
                                    .and(not(resideInAnyPackage("io.tributary.gateway.journal.."))))
                    .because("the store at the edge rests on nothing but the disk");

    @ArchTest
    static final ArchRule ONLY_LIBRARIES_ARE_SHARED =
            noClasses()
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage("io.tributary..")
                                    .and(
                                            not(
                                                    resideInAnyPackage(
                                                            "io.tributary.gateway..",
                                                            "io.tributary.topology..",
                                                            "io.tributary.mqtt.."))))
                    .because(
                            "services depend on topology, those at the edge on mqtt-connection, never on one another");

    @ArchTest
    static final ArchRule ONE_PLACE_ENDS_THE_PROCESS =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..gateway.process..")
                    .should()
                    .callMethod(System.class, "exit", int.class)
                    .because("tests and operators must be able to tell why it ended");
}
