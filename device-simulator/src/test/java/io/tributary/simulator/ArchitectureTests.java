package io.tributary.simulator;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;

@AnalyzeClasses(
        packages = "io.tributary.simulator",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("io.tributary.simulator.(*)..")
                    .should()
                    .beFreeOfCycles()
                    .because("a package that needs itself cannot be understood alone");

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

    @ArchTest
    static final ArchRule SETTINGS_ARE_PACKAGE_PRIVATE_RECORDS =
            classes()
                    .that()
                    .areAnnotatedWith(ConfigurationProperties.class)
                    .should()
                    .beRecords()
                    .andShould()
                    .bePackagePrivate()
                    .because("settings are immutable and belong to their feature");

    @ArchTest
    static final ArchRule NO_FIELD_INJECTION =
            noFields()
                    .should()
                    .beAnnotatedWith(Autowired.class)
                    .orShould()
                    .beAnnotatedWith(Value.class)
                    .because("a constructor shows what a class needs");

    @ArchTest
    static final ArchRule NO_CONSOLE =
            noClasses()
                    .should()
                    .accessField(System.class, "out")
                    .orShould()
                    .accessField(System.class, "err")
                    .because("a service logs");

    @ArchTest
    static final ArchRule NO_DEFAULT_LOCALE =
            noClasses()
                    .should()
                    .callMethod(String.class, "toLowerCase")
                    .orShould()
                    .callMethod(String.class, "toUpperCase")
                    .because("the result would depend on the machine: name the locale");

    @ArchTest
    static final ArchRule NO_DEFAULT_CHARSET =
            noClasses()
                    .should()
                    .callMethod(String.class, "getBytes")
                    .because("the result would depend on the machine: name the charset");

    @ArchTest
    static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED =
            classes()
                    .should(beInANullMarkedPackage())
                    .because("the compiler checks null only where it is told to");

    @ArchTest
    static final ArchRule PUBLIC_TYPES_ARE_USED_ACROSS_PACKAGES =
            classes()
                    .that()
                    .arePublic()
                    .and()
                    .areTopLevelClasses()
                    .and()
                    .doNotHaveSimpleName("DeviceSimulatorApplication")
                    .should(beUsedFromAnotherPackage())
                    .because("what is public is a promise to others");

    private static ArchCondition<JavaClass> beInANullMarkedPackage() {
        return new ArchCondition<>("be in a package marked with @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(type, marked, type.getPackageName()));
            }
        };
    }

    private static ArchCondition<JavaClass> beUsedFromAnotherPackage() {
        return new ArchCondition<>("be used from another package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean used =
                        type.getDirectDependenciesToSelf().stream()
                                .map(dependency -> dependency.getOriginClass())
                                .anyMatch(
                                        user ->
                                                !user.getPackageName()
                                                        .equals(type.getPackageName()));
                events.add(new SimpleConditionEvent(type, used, type.getName()));
            }
        };
    }
}
