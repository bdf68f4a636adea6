package io.tributary.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Predicate;

/** Conditions of rules. */
final class Conditions {

    private Conditions() {}

    static ArchCondition<JavaClass> be(String what, Predicate<JavaClass> condition) {
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
