package io.tributary.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

/** What services keep to beside the {@link CodeRules}, which are part of this. */
public final class ServiceRules {

    private static final String SPRING = "org.springframework.";

    @ArchTest static final ArchTests OF_ALL_CODE = ArchTests.in(CodeRules.class);

    @ArchTest
    static final ArchRule SETTINGS_ARE_TYPED_AND_OF_ONE_FEATURE =
            classes()
                    .that()
                    .areAnnotatedWith(SPRING + "boot.context.properties.ConfigurationProperties")
                    .should()
                    .bePackagePrivate()
                    .andShould()
                    .beRecords()
                    .because("a setting belongs to one feature and never changes");

    @ArchTest
    static final ArchRule NOTHING_IS_INJECTED_INTO_FIELDS =
            fields().should()
                    .notBeAnnotatedWith(SPRING + "beans.factory.annotation.Autowired")
                    .andShould()
                    .notBeAnnotatedWith(SPRING + "beans.factory.annotation.Value")
                    .because("a constructor shows what a type needs");

    @ArchTest
    static final ArchRule TYPES_ARE_PUBLIC_ONLY_FOR_OTHER_PACKAGES =
            classes()
                    .that()
                    .haveModifier(JavaModifier.PUBLIC)
                    .and()
                    .areTopLevelClasses()
                    .and()
                    .areNotAnnotatedWith(SPRING + "boot.autoconfigure.SpringBootApplication")
                    // ArchUnit does not see who catches them
                    .and()
                    .areNotAssignableTo(Throwable.class)
                    .should(Conditions.be("used by another package", ServiceRules::isUsedElsewhere))
                    .because("what is public cannot be changed without looking around");

    private ServiceRules() {}

    private static boolean isUsedElsewhere(JavaClass type) {
        return type.getPackage().getClasses().stream()
                .filter(each -> each.equals(type) || isNestedIn(type, each))
                .flatMap(each -> each.getDirectDependenciesToSelf().stream())
                .anyMatch(use -> !use.getOriginClass().getPackage().equals(type.getPackage()));
    }

    private static boolean isNestedIn(JavaClass type, JavaClass each) {
        return each.getName().startsWith(type.getName() + "$");
    }
}
