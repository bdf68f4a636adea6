package io.tributary.gateway.journal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the journal's files are: on the disk. */
@Configuration(proxyBeanMethods = false)
class JournalConfiguration {

    @Bean
    FileOpener journalFiles() {
        return FileOpener.DISK;
    }
}
