// The build that Android Studio opens, and the one that makes what phones get.
//
// It was never run where it was written: there was no Gradle distribution, no Android SDK and no NDK to be had. CI runs
// the Maven build beside it, which compiles the same sources against the same versions (a test of `bridge` sees to
// that) and runs the same tests. What only this one does, so what is untried: cargo-ndk for three ABIs, the manifest
// merger, Android lint, R8 with the keep rules, signing.
pluginManagement {
    repositories {
        google()
        mavenCentral()
        gradlePluginPortal()
    }
}

dependencyResolutionManagement {
    repositoriesMode = RepositoriesMode.FAIL_ON_PROJECT_REPOS
    repositories {
        google()
        mavenCentral()
    }
}

rootProject.name = "foothold"

// `libraries` is only for Maven, `desk` only for a laptop.
include(":bridge", ":app")
