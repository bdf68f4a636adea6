package io.tributary.streaming;

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
        packages = "io.tributary.streaming",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest static final ArchTests SHARED = ArchTests.in(ServiceRules.class);

    @ArchTest
    static final ArchRule ELASTICSEARCH_STAYS_AT_THE_EDGE =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..elasticsearch..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("co.elastic..")
                    .because("what is written is decided without knowing the client");

    @ArchTest
    static final ArchRule KAFKA_STAYS_AT_THE_EDGE =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..kafka..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..")
                    .because("what becomes of a record is decided without knowing the client");

    @ArchTest
    static final ArchRule ONLY_THE_LIBRARY_IS_SHARED =
            noClasses()
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage("io.tributary..")
                                    .and(
                                            not(
                                                    resideInAnyPackage(
                                                            "io.tributary.streaming..",
                                                            "io.tributary.topology.."))))
                    .because("services depend on topology, never on one another");
}
