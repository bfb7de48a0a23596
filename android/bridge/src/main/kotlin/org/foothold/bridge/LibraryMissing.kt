package org.foothold.bridge

/**
 * There is no Rust library on this phone, or it is not the one that the generated Kotlin was written for. It stays so
 * until the app is installed anew: show the app's own static help.
 */
class LibraryMissingException(
    cause: Throwable,
) : Exception("the native library cannot be used", cause)

/**
 * Runs what loads the library.
 *
 * JNA says that it found none by an [UnsatisfiedLinkError]; the first failure inside a class's initializer is an
 * [ExceptionInInitializerError], each later one a [NoClassDefFoundError]; all are [LinkageError]s. A library with other
 * checksums than expected is a plain [RuntimeException], inside an initializer or not.
 */
internal fun <T> loading(load: () -> T): T =
    try {
        load()
    } catch (failed: LinkageError) {
        throw LibraryMissingException(failed)
    } catch (failed: RuntimeException) {
        throw LibraryMissingException(failed)
    }
