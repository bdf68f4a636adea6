package io.tributary.dashboard;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.stereotype.Controller;

@AnalyzeClasses(
        packages = "io.tributary.dashboard",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule FEATURES_FORM_NO_CYCLE =
            slices().matching("io.tributary.dashboard.(*)..")
                    .should()
                    .beFreeOfCycles()
                    .because("a feature that needs another that needs it cannot be changed alone");

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CYCLE =
            slices().matching("io.tributary.dashboard.(**)")
                    .should()
                    .beFreeOfCycles()
                    .because("an edge depends on its feature, never the other way round");

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

    @ArchTest
    static final ArchRule SETTINGS_ARE_TYPED_AND_OF_ONE_FEATURE =
            classes()
                    .that()
                    .areAnnotatedWith(ConfigurationProperties.class)
                    .should()
                    .bePackagePrivate()
                    .andShould()
                    .beRecords()
                    .because("a setting belongs to one feature and never changes");

    @ArchTest
    static final ArchRule NOTHING_IS_INJECTED_INTO_FIELDS =
            fields().should()
                    .notBeAnnotatedWith(Autowired.class)
                    .andShould()
                    .notBeAnnotatedWith(Value.class)
                    .because("a constructor shows what a type needs");

    @ArchTest
    static final ArchRule NOBODY_WRITES_TO_THE_CONSOLE =
            noClasses()
                    .should()
                    .accessField(System.class, "out")
                    .orShould()
                    .accessField(System.class, "err")
                    .because("services log");

    @ArchTest
    static final ArchRule TEXT_IS_TURNED_WITH_A_LOCALE_AND_A_CHARSET =
            noClasses()
                    .should()
                    .callMethod(String.class, "toLowerCase")
                    .orShould()
                    .callMethod(String.class, "toUpperCase")
                    .orShould()
                    .callMethod(String.class, "getBytes")
                    .orShould()
                    .callConstructor(String.class, byte[].class)
                    .because("the machine's own locale and charset are not the data's");

    @ArchTest
    static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED =
            classes()
                    .should(
                            be(
                                    "in a package that is @NullMarked",
                                    type -> type.getPackage().isAnnotatedWith(NullMarked.class)))
                    .because("the compiler checks only what is marked");

    @ArchTest
    static final ArchRule TYPES_ARE_PUBLIC_ONLY_FOR_OTHER_PACKAGES =
            classes()
                    .that()
                    .haveModifier(JavaModifier.PUBLIC)
                    .and()
                    .areTopLevelClasses()
                    .and()
                    .areNotAnnotatedWith(SpringBootApplication.class)
                    .should(be("used by another package", ArchitectureTests::isUsedElsewhere))
                    .because("what is public cannot be changed without looking around");

    private static boolean isUsedElsewhere(JavaClass type) {
        return type.getPackage().getClasses().stream()
                .filter(
                        each ->
                                each.equals(type)
                                        || each.getName().startsWith(type.getName() + "$"))
                .flatMap(each -> each.getDirectDependenciesToSelf().stream())
                .anyMatch(use -> !use.getOriginClass().getPackage().equals(type.getPackage()));
    }

    private static ArchCondition<JavaClass> be(String what, Predicate<JavaClass> condition) {
        return new ArchCondition<>("be " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean satisfied = condition.test(type);
                String message = type.getName() + (satisfied ? " is " : " is not ") + what;
                events.add(new SimpleConditionEvent(type, satisfied, message));
            }
        };
    }
}
