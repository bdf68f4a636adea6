package io.tributary.reconciliation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.tributary.architecture.CodeRules;

@AnalyzeClasses(
        packages = "io.tributary.reconciliation",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest static final ArchTests SHARED = ArchTests.in(CodeRules.class);

    @ArchTest
    static final ArchRule KAFKA_STAYS_AT_THE_EDGE =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..kafka..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache.kafka..")
                    .because("how it balances is decided without knowing the client");

    @ArchTest
    static final ArchRule HTTP_STAYS_AT_THE_EDGE =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..elasticsearch..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("java.net.http..")
                    .because("how it balances is decided without knowing the client");

    @ArchTest
    static final ArchRule NOTHING_OF_THE_SERVICES_TAKES_PART =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.tributary.acquisition..",
                            "io.tributary.gateway..",
                            "io.tributary.streaming..",
                            "io.tributary.simulator..",
                            "org.springframework..")
                    .because("what is checked must not check itself");
}
