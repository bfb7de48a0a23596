import org.jetbrains.kotlin.gradle.dsl.JvmTarget

plugins {
    alias(libs.plugins.android.application)
    alias(libs.plugins.kotlin.android)
    alias(libs.plugins.compose.compiler)
}

val rustLibraries = layout.buildDirectory.dir("rustLibraries")

android {
    namespace = "org.foothold.app"
    compileSdk = 36
    // 28 and later align libraries to 16 KB pages; bindings/ffi/build.rs asks for it too.
    ndkVersion = "28.2.13676358"

    defaultConfig {
        applicationId = "org.foothold.app"
        minSdk = 26
        targetSdk = 36
        versionCode = 1
        versionName = "0.1.0"
        ndk { abiFilters += listOf("arm64-v8a", "armeabi-v7a", "x86_64") }
    }

    buildTypes {
        release {
            isMinifyEnabled = true
            isShrinkResources = true
            proguardFiles(getDefaultProguardFile("proguard-android-optimize.txt"), "proguard-rules.pro")
            // The commit is not part of what is built: two builds of the same sources are the same bytes.
            vcsInfo.include = false
        }
    }

    buildFeatures { compose = true }

    compileOptions {
        sourceCompatibility = JavaVersion.VERSION_17
        targetCompatibility = JavaVersion.VERSION_17
    }

    sourceSets {
        named("main") {
            kotlin.setSrcDirs(listOf("src/main/kotlin"))
            res.setSrcDirs(listOf("src/main/res"))
            assets.setSrcDirs(listOf("src/main/assets"))
            manifest.srcFile("src/main/AndroidManifest.xml")
            jniLibs.srcDir(rustLibraries)
        }
        named("test") {
            kotlin.setSrcDirs(listOf("src/test/kotlin"))
            resources.setSrcDirs(listOf("src/test/resources"))
        }
    }

    // An encrypted list of what is inside, which only Google can read. F-Droid refuses it, and it differs each time.
    dependenciesInfo {
        includeInApk = false
        includeInBundle = false
    }

    packaging {
        // In the APK as they are, so that a phone maps them instead of unpacking them.
        jniLibs { useLegacyPackaging = false }
        resources {
            excludes +=
                listOf(
                    "/META-INF/{AL2.0,LGPL2.1}",
                    "DebugProbesKt.bin",
                    "kotlin-tooling-metadata.json",
                )
        }
    }

    testOptions {
        unitTests {
            isIncludeAndroidResources = true
            all { it.systemProperty("jna.library.path", file("../bridge/target/native").path) }
        }
    }

    lint {
        abortOnError = true
        warningsAsErrors = true
        // Versions are chosen by hand, with the Maven build.
        disable += listOf("GradleDependency", "AndroidGradlePluginVersion", "NewerVersionAvailable")
    }
}

kotlin {
    compilerOptions {
        jvmTarget = JvmTarget.JVM_17
        allWarningsAsErrors = true
    }
}

dependencies {
    implementation(project(":bridge"))
    implementation(variantOf(libs.jna) { artifactType("aar") })
    implementation(libs.coroutines.android)
    implementation(libs.compose.ui)
    implementation(libs.compose.foundation)
    implementation(libs.compose.animation)
    implementation(libs.compose.icons)
    implementation(libs.material3)
    implementation(libs.activity.compose)
    implementation(libs.lifecycle.runtime.compose)
    implementation(libs.core.ktx)

    testImplementation(testFixtures(project(":bridge")))
    // The AAR's native half is for phones only.
    testImplementation(libs.jna)
    testImplementation(libs.junit4)
    testImplementation(libs.robolectric)
    testImplementation(libs.compose.test.junit4)
    testImplementation(libs.test.core)
    testImplementation(libs.test.junit)
    testImplementation(libs.coroutines.test)
}

// The phone library. It needs: rustup target add aarch64-linux-android armv7-linux-androideabi x86_64-linux-android, and
// cargo install --locked cargo-ndk.
val ndk = androidComponents.sdkComponents.ndkDirectory
val buildRustLibraries =
    tasks.register<Exec>("buildRustLibraries") {
        // Where .cargo/config.toml says how SQLCipher is built.
        workingDir(rootDir.resolve(".."))
        commandLine(
            "cargo",
            "ndk",
            "--target=arm64-v8a",
            "--target=armeabi-v7a",
            "--target=x86_64",
            "--platform=26",
            "--output-dir=${rustLibraries.get().asFile}",
            "build",
            "--locked",
            "--profile=phone",
            "--package=foothold-ffi",
        )
        // Cargo knows better what changed.
        outputs.upToDateWhen { false }
        doFirst { environment("ANDROID_NDK_HOME", ndk.get().asFile.path) }
    }

tasks.matching { it.name.matches(Regex("merge.*JniLibFolders")) }.configureEach { dependsOn(buildRustLibraries) }
