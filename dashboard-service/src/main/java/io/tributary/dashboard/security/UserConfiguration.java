package io.tributary.dashboard.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/** The administrator, with the hash of the password alone. */
@Configuration(proxyBeanMethods = false)
class UserConfiguration {

    @Bean
    PasswordEncoder passwordEncoder() {
        return new QuickPasswordEncoder(Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8());
    }

    @Bean
    UserDetailsService administrator(
            AdministratorProperties properties, PasswordEncoder passwords) {
        return new InMemoryUserDetailsManager(
                User.withUsername(properties.username())
                        .password(passwords.encode(properties.password()))
                        .roles("ADMINISTRATOR")
                        .build());
    }
}
