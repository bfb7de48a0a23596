package org.foothold.app.phone

import android.content.ContentResolver
import android.net.Uri
import android.provider.DocumentsContract
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.withContext
import java.io.ByteArrayOutputStream
import java.io.FileNotFoundException
import java.io.IOException
import java.io.InputStream

/** Reads and writes documents that the reader chose. */
internal class Documents(
    private val resolver: ContentResolver,
    private val io: CoroutineDispatcher,
) {
    /** `false` if it cannot be written; then nothing of it is left. */
    suspend fun write(
        document: Uri,
        bytes: ByteArray,
    ): Boolean =
        withContext(io) {
            val isWritten = trying { opened(document).use { it.write(bytes) } } != null
            if (!isWritten) discard(document)
            isWritten
        }

    /** Deletes a document that nothing can be written to any more. */
    suspend fun discard(document: Uri) {
        withContext(io) { trying { DocumentsContract.deleteDocument(resolver, document) } }
    }

    /** `null` if it cannot be read, or is more than a diary can be. */
    suspend fun read(document: Uri): ByteArray? =
        withContext(io) { trying { resolver.openInputStream(document)?.use { it.atMost(LARGEST) } } }

    private fun opened(document: Uri) =
        resolver.openOutputStream(document, "wt") ?: throw FileNotFoundException("no such document")

    /** Providers are other people's code: they throw what they like. */
    @Suppress("TooGenericExceptionCaught")
    private fun <T> trying(work: () -> T): T? =
        try {
            work()
        } catch (_: IOException) {
            null
        } catch (_: RuntimeException) {
            null
        }

    private companion object {
        /** A hundred times a diary of many years, and what a phone can hold in memory. */
        const val LARGEST = 64 * 1024 * 1024
    }
}

private fun InputStream.atMost(most: Int): ByteArray? {
    val read = ByteArrayOutputStream()
    val buffer = ByteArray(DEFAULT_BUFFER_SIZE)
    while (true) {
        val count = read(buffer)
        if (count < 0) return read.toByteArray()
        if (read.size() + count > most) return null
        read.write(buffer, 0, count)
    }
}
