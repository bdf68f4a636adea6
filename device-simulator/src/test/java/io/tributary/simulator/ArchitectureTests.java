package io.tributary.simulator;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.tributary.architecture.ServiceRules;

@AnalyzeClasses(
        packages = "io.tributary.simulator",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest static final ArchTests SHARED = ArchTests.in(ServiceRules.class);

    @ArchTest
    static final ArchRule MQTT_CLIENT_STAYS_IN_ITS_PACKAGE =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..mqtt..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.eclipse.paho..")
                    .because("devices, replay and load must not depend on one client library");

    @ArchTest
    static final ArchRule PHYSICS_KNOWS_NO_FRAMEWORK =
            noClasses()
                    .that()
                    .resideInAnyPackage("..home..", "..telemetry..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.springframework..", "org.eclipse.paho..")
                    .because("the physics is plain computation");

    @ArchTest
    static final ArchRule OTHER_SERVICES_ARE_NOT_KNOWN =
            noClasses()
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("io.tributary..")
                                    .and(not(resideInAPackage("io.tributary.simulator..")))
                                    .and(not(resideInAPackage("io.tributary.topology.."))))
                    .because("services depend on topology alone");
}
