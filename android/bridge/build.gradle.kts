import org.jetbrains.kotlin.gradle.dsl.JvmTarget

plugins {
    alias(libs.plugins.kotlin.jvm)
    `java-library`
    `java-test-fixtures`
}

// The Rust library for this machine and the Kotlin that calls it. The script does nothing where nothing changed.
val generateBindings =
    tasks.register<Exec>("generateBindings") {
        commandLine("../generate-bindings")
        outputs.upToDateWhen { false }
    }

kotlin {
    compilerOptions {
        jvmTarget = JvmTarget.JVM_17
        allWarningsAsErrors = true
    }
    sourceSets {
        main { kotlin.setSrcDirs(listOf("src/main/kotlin", "target/generated/kotlin")) }
        test { kotlin.setSrcDirs(listOf("src/test/kotlin")) }
        testFixtures { kotlin.setSrcDirs(listOf("src/testFixtures/kotlin")) }
    }
}

java {
    sourceCompatibility = JavaVersion.VERSION_17
    targetCompatibility = JavaVersion.VERSION_17
}

dependencies {
    api(libs.coroutines.core)
    // The app brings JNA as an AAR, with its native half for phones.
    compileOnly(libs.jna)
    testImplementation(libs.jna)
    testImplementation(libs.coroutines.test)
    testImplementation(libs.junit.jupiter)
    testImplementation(libs.serialization.json)
    testImplementation(libs.sqlite)
    testRuntimeOnly("org.junit.platform:junit-platform-launcher")
}

tasks.compileKotlin { dependsOn(generateBindings) }

tasks.test {
    useJUnitPlatform()
    systemProperty("jna.library.path", file("target/native").path)
}
