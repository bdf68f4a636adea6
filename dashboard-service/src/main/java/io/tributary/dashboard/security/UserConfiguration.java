package io.tributary.dashboard.security;

import io.tributary.dashboard.audit.Audit;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;

/** How passwords are checked. */
@Configuration(proxyBeanMethods = false)
class UserConfiguration {

    private static final String NAME = "pbkdf2";

    /** A hash says how it was made, so that a better way can be taken later. */
    @Bean
    static QuickPasswordEncoder passwordEncoder() {
        return new QuickPasswordEncoder(
                new DelegatingPasswordEncoder(
                        NAME,
                        Map.of(NAME, Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8())));
    }

    @Bean
    AuthenticationProvider passwordLogin(
            Members members, QuickPasswordEncoder passwords, LoginThrottle throttle, Audit audit) {
        MemberLogin check = new MemberLogin(members);
        check.setPasswordEncoder(passwords);
        return new ThrottledLogin(
                check, login -> isQuick(login, members, passwords), throttle, audit);
    }

    private static boolean isQuick(
            Authentication login, Members members, QuickPasswordEncoder passwords) {
        return login.getCredentials() instanceof String password
                && members.find(login.getName())
                        .map(Member::getPassword)
                        .filter(hash -> passwords.knows(password, hash))
                        .isPresent();
    }
}
