package org.foothold.bridge

import java.io.File
import java.net.URLClassLoader

/**
 * The app's classes once more, as in a process that has not loaded the library yet: one process can load it only once,
 * and never again where that failed.
 */
class Isolated(
    private val library: String,
) : URLClassLoader(
        System
            .getProperty("java.class.path")
            .split(File.pathSeparator)
            .map { File(it).toURI().toURL() }
            .toTypedArray(),
        Isolated::class.java.classLoader,
    ) {
    override fun loadClass(
        name: String,
        resolve: Boolean,
    ): Class<*> =
        if (name.startsWith(
                "org.foothold.",
            )
        ) {
            findLoadedClass(name) ?: findClass(name)
        } else {
            super.loadClass(name, resolve)
        }

    /** Runs [LibraryProbe] with this library: its path, or its name. */
    fun probe(): List<String> {
        val before = System.setProperty(OVERRIDE, library)
        try {
            val answer = loadClass("org.foothold.bridge.LibraryProbe").getMethod("run").invoke(null) as List<*>
            return answer.map { "$it" }
        } finally {
            if (before == null) System.clearProperty(OVERRIDE) else System.setProperty(OVERRIDE, before)
        }
    }

    private companion object {
        const val OVERRIDE = "uniffi.component.foothold.libraryOverride"
    }
}
