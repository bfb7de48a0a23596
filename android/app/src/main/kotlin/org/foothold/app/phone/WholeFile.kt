package org.foothold.app.phone

import java.io.File
import java.io.FileOutputStream
import java.io.IOException
import java.nio.channels.FileChannel
import java.nio.file.Files
import java.nio.file.StandardCopyOption.ATOMIC_MOVE
import java.nio.file.StandardOpenOption.READ

/**
 * A small file that is there wholly or not at all, and lasts once [write] returns: what was there before stays until
 * the new bytes are on the disk. `AtomicFile` of the framework only logs that it could not make them last.
 */
internal class WholeFile(
    private val file: File,
) {
    val exists: Boolean get() = file.exists()

    /** What is in it; `null` if it cannot be read. */
    fun read(): ByteArray? = runCatching { file.readBytes() }.getOrNull()

    /** @throws IOException if it cannot be kept; then what was there before still is. */
    fun write(bytes: ByteArray) {
        val folder = file.absoluteFile.parentFile ?: throw IOException("no folder")
        Files.createDirectories(folder.toPath())
        val beside = File(folder, "${file.name}.part")
        try {
            FileOutputStream(beside).use {
                it.write(bytes)
                it.fd.sync()
            }
            Files.move(beside.toPath(), file.toPath(), ATOMIC_MOVE)
            sync(folder)
        } finally {
            beside.delete()
        }
    }

    /** @throws IOException if it is still there. */
    fun delete() {
        if (!Files.deleteIfExists(file.toPath())) return
        file.absoluteFile.parentFile?.let(::sync)
    }

    /** Not every file system lets a folder be opened; its own order of writes must do then. */
    private fun sync(folder: File) {
        runCatching { FileChannel.open(folder.toPath(), READ).use { it.force(true) } }
    }
}
