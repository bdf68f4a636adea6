package io.tributary.mqtt;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.tributary.architecture.CodeRules;

@AnalyzeClasses(
        packages = "io.tributary.mqtt",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest static final ArchTests SHARED = ArchTests.in(CodeRules.class);

    @ArchTest
    static final ArchRule PACKETS_ARE_PLAIN_BYTES =
            noClasses()
                    .that()
                    .resideInAPackage("..mqtt.packet..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.tributary.mqtt",
                            "org.springframework..",
                            "org.eclipse.paho.mqttv5.client..")
                    .because("what a packet says does not hang on who reads it");

    @ArchTest
    static final ArchRule NO_SERVICE =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.tributary.acquisition..",
                            "io.tributary.gateway..",
                            "io.tributary.topology.telemetry..")
                    .because("it carries messages and knows none of them");

    @ArchTest
    static final ArchRule ONE_PLACE_ENDS_THE_PROCESS =
            noClasses()
                    .that()
                    .doNotHaveSimpleName("SessionTakeover")
                    .should()
                    .callMethod(System.class, "exit", int.class)
                    .because("only a session that was taken over ends the process");
}
